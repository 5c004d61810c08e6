namespace LoyaltyPoints.Storage.Dialects;

/// <summary>How an engine must be set, or what was answered may be lost.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Sql">Answers its value as a text.</param>
/// <param name="Good">The values that it may have.</param>
/// <param name="Advice">What to do about any other.</param>
public sealed record EngineSetting(string Name, string Sql, IReadOnlyList<string> Good, string Advice);
