using System.Collections.Frozen;

namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>These texts, or all but these; compared ordinally. An absent text is in a set exactly if that is negated.
/// </summary>
public sealed class TextSet
{
    public static readonly TextSet All = new([], negated: true);

    private readonly FrozenSet<string> texts;

    // Most conditions name one text, which is compared faster than it is looked up.
    private readonly string? only;

    public TextSet(IEnumerable<string> texts, bool negated)
    {
        (this.texts, Negated) = (texts.ToFrozenSet(StringComparer.Ordinal), negated);
        if (this.texts.Count == 1) only = this.texts.Items[0];
    }

    /// <summary>All but the texts named.</summary>
    public bool Negated { get; }

    /// <summary>The texts that are in it, or that are not.</summary>
    public IReadOnlyCollection<string> Named => texts;

    public bool IsEmpty => !Negated && texts.Count == 0;

    public bool Contains(string? text) => (text is not null && Names(text)) != Negated;

    /// <summary>
    /// For a field with many values: whether any is one of these texts; negated, whether none of them is.
    /// </summary>
    public bool ContainsAny(IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (Names(values[i])) return !Negated;
        }

        return Negated;
    }

    public TextSet Complement() => new(texts, !Negated);

    public TextSet Intersect(TextSet other) => (Negated, other.Negated) switch
    {
        (true, true) => new TextSet(texts.Concat(other.texts), negated: true),
        (false, _) => new TextSet(texts.Where(other.Contains), negated: false),
        _ => other.Intersect(this),
    };

    public bool IsWithin(TextSet other) => Intersect(other.Complement()).IsEmpty;

    private bool Names(string text) => only is null ? texts.Contains(text) : text == only;
}
