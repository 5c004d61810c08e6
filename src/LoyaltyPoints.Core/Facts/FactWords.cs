namespace LoyaltyPoints.Core.Facts;

/// <summary>The texts that a tenant's facts have numbers for: stores, channels, currencies, types, programs.</summary>
/// <param name="words">By number, from 1.</param>
public sealed class FactWords(IReadOnlyDictionary<int, string> words)
{
    private readonly Dictionary<string, int> numbers =
        words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Null for 0: there is none.</summary>
    public string? this[int number] => number == 0 ? null : words[number];

    /// <summary>Null where no fact has ever had this text.</summary>
    public int? Find(string word) => numbers.TryGetValue(word, out var number) ? number : null;
}
