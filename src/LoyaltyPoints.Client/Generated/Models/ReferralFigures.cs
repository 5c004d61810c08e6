namespace LoyaltyPoints.Client;

/// <summary>What came of members bringing others.</summary>
public sealed record ReferralFigures
{
    /// <summary>Members who were brought in the period.</summary>
    public required long Brought { get; init; }

    /// <summary>Referrals that a purchase recorded in the period has qualified.</summary>
    public required long Qualified { get; init; }

    /// <summary>Of them, those whose purchase came back, up to now.</summary>
    public required long Revoked { get; init; }

    /// <summary>Members brought before the period's end who bought in it.</summary>
    public required long Buyers { get; init; }

    /// <summary>Theirs, in the period.</summary>
    public required long Purchases { get; init; }

    /// <summary>Theirs, in the period, net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Given to referrers for those that qualified, less what was taken back.</summary>
    public required long UnitsToReferrers { get; init; }

    /// <summary>Given to those who were brought, for the same, less what was taken back.</summary>
    public required long UnitsToReferred { get; init; }

    /// <summary>Of both, at <c>unitCost</c>, rounded half to even; absent without it.</summary>
    public required long? Cost { get; init; }

    /// <summary>Revenue for each unit of money of cost; absent where there is none.</summary>
    public required double? RevenuePerCost { get; init; }

    /// <summary>
    /// Revenue times the margin's <c>share</c> less cost, over cost; absent where the settings have no margin or
    /// there is no cost.
    /// </summary>
    public required double? ReturnOnCost { get; init; }
}
