using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// What a batch tells of tills: one small row a tenant that has rules about them, so that no till waits for the sums of
/// its own day; <see cref="TillDigest"/> makes them.
/// </summary>
internal sealed class TillJournal(Batch batch)
{
    private static readonly SetStatement Append = Insert(
        "till_journal", [Int("tenant_id"), Id("journal_id"), Bytes("sales")]);

    private readonly Dictionary<int, Dictionary<TillDay, long>> told = [];

    /// <summary>Tells what a purchase earned, by the day on which it is recorded.</summary>
    public void Tell(int tenantId, Purchase purchase, VelocityRules rules)
    {
        var day = LocalDay.Number(DateOnly.FromDateTime(purchase.RecordedAt.ToDateTimeOffset().UtcDateTime));
        foreach (var result in purchase.Results)
        {
            if (result.Units <= 0 || rules.Tills.All(rule => rule.ProgramId != result.ProgramId)) continue;
            if (!told.TryGetValue(tenantId, out var sales)) told[tenantId] = sales = [];
            var till = new TillDay(purchase.Order.Source, result.ProgramId, day);
            sales[till] = TillSaleCodec.Capped(sales.GetValueOrDefault(till), result.Units);
        }
    }

    public void Save(RoundTrip trip)
    {
        if (told.Count == 0) return;
        var rows = new RowSet(Append);
        foreach (var (tenantId, sales) in told)
            rows.Add(tenantId).Add(batch.Ids.Next()).Add(TillSaleCodec.Encode(sales));
        trip.Write(rows);
        told.Clear();
    }
}
