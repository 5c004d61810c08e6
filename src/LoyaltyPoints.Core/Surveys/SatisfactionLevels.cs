namespace LoyaltyPoints.Core.Surveys;

/// <summary>The five levels of satisfaction, from 0 to 4.</summary>
public static class SatisfactionLevels
{
    public const int Lowest = 0;
    public const int Highest = 4;

    /// <summary>As documents say them, by level.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["unsatisfied", "slightlySatisfied", "satisfied", "verySatisfied", "extremelySatisfied"];

    /// <summary>The level of a word; null for no word, or one that is none of them.</summary>
    public static int? Of(string? word)
    {
        for (var level = Lowest; level <= Highest; level++)
            if (Words[level] == word) return level;
        return null;
    }
}
