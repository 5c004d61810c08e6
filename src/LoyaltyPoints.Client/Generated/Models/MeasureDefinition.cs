namespace LoyaltyPoints.Client;

/// <summary>What a number means: every answer of analytics names the definitions it follows.</summary>
public sealed record MeasureDefinition
{
    /// <summary>In kebab-case; never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The field's term.</summary>
    public required string Name { get; init; }

    /// <summary>What question it answers, in a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>How it is worked out, in the words of the answer's fields; edge cases too.</summary>
    public required string Formula { get; init; }

    /// <summary>Such as "share, 0 to 1", "days", "money in the smallest part of the currency".</summary>
    public required string Unit { get; init; }

    /// <summary>Who has defined it so: author, year, title.</summary>
    public required string Source { get; init; }
}
