namespace LoyaltyPoints.Client;

/// <summary>One account's proof.</summary>
public sealed record AccountVerification
{
    public required string ProgramId { get; init; }

    public required bool Valid { get; init; }

    public required long Entries { get; init; }

    /// <summary>The hash of its newest entry, in hex: kept elsewhere, it also proves the past.</summary>
    public required string HeadHash { get; init; }

    /// <summary>Units by bucket; they add up to 0.</summary>
    public required IReadOnlyDictionary<string, long> Buckets { get; init; }

    /// <summary>What does not fit first; null where all fits.</summary>
    public required string? FirstFault { get; init; }
}
