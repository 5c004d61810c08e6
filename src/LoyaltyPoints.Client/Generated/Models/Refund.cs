namespace LoyaltyPoints.Client;

/// <summary>What comes back of a purchase that was paid partly with units.</summary>
public sealed record Refund
{
    /// <summary>Whose units come back.</summary>
    public required string RedemptionId { get; init; }

    /// <summary>Given back to the member now.</summary>
    public required long Units { get; init; }

    /// <summary>Of what came back, the money's worth that was paid with units.</summary>
    public required long UnitsAmount { get; init; }

    /// <summary>Of what came back, what was paid with money: to be paid back by the till.</summary>
    public required long Money { get; init; }
}
