namespace LoyaltyPoints.Client;

/// <summary>Rules of one program that gave nothing for a purchase, and why.</summary>
public sealed record NotAppliedRules
{
    public required string ProgramId { get; init; }

    public required IReadOnlyList<NotApplied> Rules { get; init; }
}
