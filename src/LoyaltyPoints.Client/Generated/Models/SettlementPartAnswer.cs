namespace LoyaltyPoints.Client;

/// <summary>A day of a partner in one program, at one value a unit.</summary>
public sealed record SettlementPartAnswer
{
    public required string ProgramId { get; init; }

    public required double UnitValue { get; init; }

    public required long Redemptions { get; init; }

    public required long CapturedUnits { get; init; }

    public required long ReversedUnits { get; init; }

    public required long NetUnits { get; init; }
}
