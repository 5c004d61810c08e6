namespace LoyaltyPoints.Client;

/// <summary>A purchase as looked up: what was posted, what it earned, what came back.</summary>
public sealed record PurchaseDetailsAnswer
{
    public required string ExternalId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    public required string Source { get; init; }

    public required string Currency { get; init; }

    public required long Total { get; init; }

    public required long Tax { get; init; }

    public required long Shipping { get; init; }

    public required long PaidWithUnits { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public required IReadOnlyList<string> PaymentMethods { get; init; }

    public required IReadOnlyList<string> Coupons { get; init; }

    public string? AffiliateCode { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>
    /// Why rules gave nothing, under the versions of that time; programs all of whose rules gave are absent.
    /// </summary>
    public required IReadOnlyList<NotAppliedRules> NotApplied { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<ReturnAnswer> Returns { get; init; }

    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>One for each program the member is in.</summary>
    public required IReadOnlyList<PurchaseResult> Results { get; init; }

    /// <summary>
    /// The commission, where the purchase is an affiliate's; in one that is looked up, what is left of it.
    /// </summary>
    public PurchaseCommission? Affiliate { get; init; }
}
