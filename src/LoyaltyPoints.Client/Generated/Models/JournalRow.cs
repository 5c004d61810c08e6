namespace LoyaltyPoints.Client;

/// <summary>A line of the journal: one side of an entry.</summary>
public sealed record JournalRow
{
    /// <summary>The last day of the month.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>
    /// Of the entry: the month, and 1 for a deferral, 2 for units taken back, 3 for a release, 4 for a catch-up.
    /// Debits and credits of an entry are equal.
    /// </summary>
    public required string Number { get; init; }

    public required string Account { get; init; }

    public required long Debit { get; init; }

    public required long Credit { get; init; }

    public required string Currency { get; init; }

    public required string Memo { get; init; }

    public required string Program { get; init; }
}
