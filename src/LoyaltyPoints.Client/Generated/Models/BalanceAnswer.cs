namespace LoyaltyPoints.Client;

/// <summary>One account as of an instant.</summary>
public sealed record BalanceAnswer
{
    public required string ProgramId { get; init; }

    public required long Available { get; init; }

    public required long Pending { get; init; }

    public required long Reserved { get; init; }

    /// <summary>Units earned by purchases, less what returns took back.</summary>
    public required long LifetimeEarned { get; init; }

    /// <summary>Available units that will expire, soonest first.</summary>
    public required IReadOnlyList<UnitsAt> Expiring { get; init; }

    /// <summary>Pending units that become available by themselves, soonest first.</summary>
    public required IReadOnlyList<UnitsAt> Maturing { get; init; }

    /// <summary>The first of them; null where none do.</summary>
    public required UnitsAt? NextMaturity { get; init; }
}
