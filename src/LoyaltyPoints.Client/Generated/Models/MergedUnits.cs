namespace LoyaltyPoints.Client;

/// <summary>What came over in one program.</summary>
public sealed record MergedUnits
{
    public required string ProgramId { get; init; }

    /// <summary>Below zero where it was debt.</summary>
    public required long Available { get; init; }

    public required long Pending { get; init; }
}
