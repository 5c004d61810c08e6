namespace LoyaltyPoints.Client;

/// <summary>How many have answered each of the five levels.</summary>
public sealed record LevelShares
{
    public required ShareScore Unsatisfied { get; init; }

    public required ShareScore SlightlySatisfied { get; init; }

    public required ShareScore Satisfied { get; init; }

    public required ShareScore VerySatisfied { get; init; }

    public required ShareScore ExtremelySatisfied { get; init; }
}
