namespace LoyaltyPoints.Client;

/// <summary>A sale, as a till posts it. Money is in the smallest part of the currency.</summary>
public sealed record PurchaseRequest
{
    /// <summary>Which till or shop system speaks; with externalId it names the purchase for ever.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required MemberReference Member { get; init; }

    public required string Currency { get; init; }

    /// <summary>Sum of the lines' amounts plus shipping.</summary>
    public required long Total { get; init; }

    /// <summary>Tax inside the total.</summary>
    public long? Tax { get; init; }

    public long? Shipping { get; init; }

    /// <summary>The part of the total, in money, that was paid by spending units.</summary>
    public long? PaidWithUnits { get; init; }

    /// <summary>The redemption it was paid with, reserved or captured: returns give its units back.</summary>
    public string? RedemptionId { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public IReadOnlyList<string>? PaymentMethods { get; init; }

    public IReadOnlyList<string>? Coupons { get; init; }

    /// <summary>
    /// The code of the affiliate who sent the customer; one that nobody has is recorded and counts for nobody.
    /// </summary>
    public string? AffiliateCode { get; init; }

    /// <summary>At most 1,000; none for a till that posts totals only.</summary>
    public IReadOnlyList<PurchaseLineRequest>? Lines { get; init; }
}
