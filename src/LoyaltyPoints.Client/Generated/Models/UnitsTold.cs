namespace LoyaltyPoints.Client;

/// <summary>Which units an answer is about.</summary>
public sealed record UnitsTold
{
    /// <summary>Whose.</summary>
    public required string Program { get; init; }

    /// <summary>The last month that counts, of the program's calendar, such as <c>2026-10</c>.</summary>
    public required string Through { get; init; }

    /// <summary>Whether that month is over; else it counts as far as it has come.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Accounts that have had units.</summary>
    public required long Accounts { get; init; }

    /// <summary>Accounts with entries that are not counted yet; 0: everything is counted.</summary>
    public required long Behind { get; init; }
}
