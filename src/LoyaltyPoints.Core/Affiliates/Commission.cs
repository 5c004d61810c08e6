using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Affiliates;

/// <summary>Whose a purchase is, and by which terms of that moment its commission is counted.</summary>
public sealed record Attribution(Guid AffiliateId, CommissionTerms Terms, string Currency, string By)
{
    public const string Code = "code";
    public const string Click = "click";

    /// <summary>
    /// Whose a purchase is: of the affiliate that it names by its code; where it names none, of the last one by whose
    /// link the member came within that one's days before it. A code of nobody is nobody's, and so is a purchase in
    /// another currency than the affiliate's.
    /// </summary>
    /// <param name="clicks">The member's, those of the longest time that any counts; in any order.</param>
    /// <returns>Null where it is nobody's.</returns>
    public static Attribution? Of(Order order, AffiliateList affiliates, IEnumerable<AffiliateClick> clicks)
    {
        if (order.AffiliateCode is { } code) return Of(affiliates.ByCode(code), order, Code);
        Affiliate? latest = null;
        var at = Instant.Beginning;
        foreach (var click in clicks)
        {
            if (click.At < at || click.At > order.OccurredAt) continue;
            // Of two clicks in one millisecond the one of the newer affiliate counts, wherever they are read from.
            if (click.At == at && latest is not null && click.AffiliateId.CompareTo(latest.Id) < 0) continue;
            if (affiliates.Find(click.AffiliateId) is not { } affiliate) continue;
            if (order.OccurredAt >= click.At.Plus(TimeSpan.FromDays(affiliate.WithinDays))) continue;
            (latest, at) = (affiliate, click.At);
        }

        return Of(latest, order, Click);
    }

    private static Attribution? Of(Affiliate? affiliate, Order order, string by) =>
        affiliate is null || affiliate.Currency != order.Currency ? null
            : new Attribution(affiliate.Id, affiliate.Commission, affiliate.Currency, by);
}

/// <summary>A line of an affiliate's statement: a purchase, or what a return took off it.</summary>
/// <param name="Id">The purchase's or the return's.</param>
/// <param name="Number">0 for the purchase, then its returns from 1.</param>
/// <param name="Basis">What the goods cost without tax; below zero for a return.</param>
/// <param name="Amount">The commission, in the smallest part of the currency; below zero for a return.</param>
public sealed record CommissionLine(
    Guid Id, Guid MemberId, Guid PurchaseId, int Number, Attribution Attribution, long Basis, long Amount,
    Instant OccurredAt, Instant RecordedAt)
{
    /// <exception cref="OverflowException">A number leaves the range of a long.</exception>
    public static CommissionLine Of(Purchase purchase, Attribution attribution)
    {
        var (basis, amount) = attribution.Terms.Of(purchase.Order, Returned.Nothing);
        return new CommissionLine(
            purchase.Id, purchase.MemberId, purchase.Id, 0, attribution, basis, amount, purchase.Order.OccurredAt,
            purchase.RecordedAt);
    }

    /// <summary>What a return takes off: what was counted before, less what is counted now.</summary>
    /// <param name="before">What had come back before it.</param>
    public CommissionLine Lowered(PurchaseReturn returned, Order order, Returned before, Instant occurredAt)
    {
        var was = Attribution.Terms.Of(order, before);
        var willBe = Attribution.Terms.Of(order, returned.Progress.Returned);
        return this with
        {
            Id = returned.Id,
            Number = returned.Progress.Number,
            Basis = willBe.Basis - was.Basis,
            Amount = willBe.Commission - was.Commission,
            OccurredAt = occurredAt,
            RecordedAt = returned.RecordedAt,
        };
    }
}

/// <summary>Whose a purchase is, as its answer says.</summary>
public sealed record PurchaseCommission(
    [property: JsonConverter(typeof(AffiliateIdConverter))] Guid AffiliateId, string AttributedBy, long Basis,
    long Commission, string Currency)
{
    public static PurchaseCommission Of(CommissionLine line) => new(
        line.Attribution.AffiliateId, line.Attribution.By, line.Basis, line.Amount, line.Attribution.Currency);
}
