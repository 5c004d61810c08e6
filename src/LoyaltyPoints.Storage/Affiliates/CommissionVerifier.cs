using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>Whether every commission is what its purchase and the returns of it come to.</summary>
internal static class CommissionVerifier
{
    private const int Page = 500;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId)
    {
        for (var after = (Guid.Empty, Guid.Empty); ;)
        {
            var page = CommissionRows.Sales(session, tenantId, after, Page);
            foreach (var sale in page)
            {
                if (Compare(session, tenantId, sale) is { } wrong)
                {
                    yield return new BookFinding(
                        tenantId, sale.MemberId, Guid.Empty, new LedgerFinding(0, null, wrong));
                }
            }

            if (page.Count < Page) yield break;
            after = (page[^1].MemberId, page[^1].PurchaseId);
        }
    }

    private static string? Compare(Session session, int tenantId, CommissionLine sale)
    {
        var what = $"The commission for the purchase {sale.PurchaseId:N}";
        if (PurchaseRow.Find(session, tenantId, sale.MemberId, sale.PurchaseId) is not { } row)
            return $"{what} has no purchase.";
        var order = row.Order();
        // Returns first: those that come in meanwhile have lines that are not counted here.
        var progress = Progress(session, new OwnedId(tenantId, sale.MemberId, sale.PurchaseId));
        var lines = CommissionRows.Of(session, tenantId, sale.MemberId, sale.PurchaseId)
            .Where(line => line.Number <= (progress?.Number ?? 0)).ToList();
        var terms = sale.Attribution.Terms;
        if ((sale.Basis, sale.Amount) is var first && first != terms.Of(order, Returned.Nothing))
            return $"{what} is {first.Amount} of {first.Basis} and should be {terms.Of(order, Returned.Nothing)}.";
        var (basis, amount) = (lines.Sum(line => line.Basis), lines.Sum(line => line.Amount));
        var left = terms.Of(order, progress?.Returned ?? Returned.Nothing);
        return (basis, amount) == left ? null
            : $"{what} comes to {amount} of {basis} after its returns and should be {left.Commission} of {left.Basis}.";
    }

    private static ReturnProgress? Progress(Session session, OwnedId purchase)
    {
        var (returns, trip) = (new ReturnTable(), new RoundTrip(session));
        returns.Need(purchase);
        returns.Load(trip);
        trip.Send();
        return returns.Find(purchase);
    }
}
