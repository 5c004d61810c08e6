namespace LoyaltyPoints.Analytics.Measures;

/// <summary>What a number means: every answer of analytics names the definitions it follows.</summary>
/// <param name="Id">In kebab-case; never changes.</param>
/// <param name="Name">The field's term.</param>
/// <param name="Meaning">What question it answers, in a sentence.</param>
/// <param name="Formula">How it is worked out, in the words of the answer's fields; edge cases too.</param>
/// <param name="Unit">Such as "share, 0 to 1", "days", "money in the smallest part of the currency".</param>
/// <param name="Source">Who has defined it so: author, year, title.</param>
public sealed record MeasureDefinition(
    string Id, string Name, string Meaning, string Formula, string Unit, string Source);
