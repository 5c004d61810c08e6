namespace LoyaltyPoints.Client;

/// <summary>What was booked in the period, and what is owed after it.</summary>
public sealed record JournalSummary
{
    public required UnitsTold Units { get; init; }

    public required long Debits { get; init; }

    public required long Credits { get; init; }

    public required long Deferred { get; init; }

    /// <summary>By month; those that are over.</summary>
    public required IReadOnlyList<DeferralAnswer> Months { get; init; }
}
