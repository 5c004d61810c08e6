namespace LoyaltyPoints.Client;

/// <summary>The definitions, by id.</summary>
public sealed record DefinitionsAnswer
{
    public required IReadOnlyList<MeasureDefinition> Definitions { get; init; }
}
