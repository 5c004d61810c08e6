namespace LoyaltyPoints.Client;

/// <summary>Units to be spent: plain ones of a program, or on a reward.</summary>
public sealed record RedeemRequest
{
    public required string MemberId { get; init; }

    /// <summary>Whose units; with a reward, that reward's program, and may be absent.</summary>
    public string? ProgramId { get; init; }

    /// <summary>What they are spent on; absent: nothing of the catalogue.</summary>
    public string? RewardId { get; init; }

    /// <summary>
    /// How many; with a reward it may be absent: what it costs, or where that is a range, as many as can be used.
    /// </summary>
    public long? Units { get; init; }

    /// <summary>
    /// <c>capture</c>, the default: spent at once. <c>reserve</c>: set aside, to be captured or voided later. One
    /// of <c>capture</c>, <c>reserve</c>.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>
    /// How long a reservation holds, an ISO 8601 duration of days, hours and minutes from PT1M to P31D; PT15M
    /// where it is absent.
    /// </summary>
    public string? ExpiresIn { get; init; }

    /// <summary>
    /// Whether what the member's own account lacks comes from the others of the member's household.
    /// </summary>
    public bool? FromHousehold { get; init; }

    /// <summary>Where the member is, for rewards that are for some channels only.</summary>
    public string? Channel { get; init; }

    /// <summary>Where the member is, for rewards that are for some stores only.</summary>
    public string? Store { get; init; }

    /// <summary>What is being bought, for rewards that depend on it.</summary>
    public RedemptionOrderRequest? Order { get; init; }
}
