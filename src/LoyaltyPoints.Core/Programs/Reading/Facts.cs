using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>
/// What is known of the fields once some conditions hold. It judges each field by itself and no more: what it calls
/// impossible is, but not everything impossible is found.
/// </summary>
internal sealed class Facts
{
    private readonly Dictionary<ConditionField, NumberSet> numbers;
    private readonly Dictionary<ConditionField, TextSet> texts;

    // Of a field with many values: sets any of its values is in, one after the other, and texts none of them is.
    private readonly Dictionary<ConditionField, List<TextSet>> anyIn;

    public Facts() => (numbers, texts, anyIn) = ([], [], []);

    private Facts(Facts other) => (numbers, texts, anyIn) =
        (new(other.numbers), new(other.texts), other.anyIn.ToDictionary(pair => pair.Key, pair => pair.Value.ToList()));

    public Facts Copy() => new(this);

    public void Learn(NumberIs number)
    {
        var known = Of(number.Field).Intersect(number.Set);
        numbers[number.Field] = number.Field.Whole ? known.WholeOnly() : known;
    }

    public void Learn(TextIs text)
    {
        if (text.Field.Form == FieldForm.TextMany && !text.Set.Negated)
        {
            if (!anyIn.TryGetValue(text.Field, out var sets)) anyIn[text.Field] = sets = [];
            sets.Add(text.Set);
        }
        else texts[text.Field] = TextsOf(text.Field).Intersect(text.Set);
    }

    /// <summary>Whether the condition must hold.</summary>
    public bool Imply(Condition condition) => condition switch
    {
        AllOf all => all.Conditions.All(Imply),
        AnyOf any => any.Conditions.Any(Imply),
        Not not => Refute(not.Inner),
        NumberIs number => Of(number.Field).IsWithin(number.Set),
        TextIs { Field.Form: FieldForm.TextMany, Set.Negated: false } text =>
            anyIn.TryGetValue(text.Field, out var sets) && sets.Exists(set => set.IsWithin(text.Set)),
        TextIs text => TextsOf(text.Field).IsWithin(text.Set),
        _ => false,
    };

    /// <summary>Whether the condition cannot hold.</summary>
    public bool Refute(Condition condition) => condition switch
    {
        AllOf all => all.Conditions.Any(Refute),
        AnyOf any => any.Conditions.All(Refute),
        Not not => Imply(not.Inner),
        NumberIs number => IsEmpty(number.Field, Of(number.Field).Intersect(number.Set)),
        TextIs { Field.Form: FieldForm.TextMany, Set: var set } text => set.Negated
            ? anyIn.TryGetValue(text.Field, out var sets) && sets.Exists(some => some.Intersect(set).IsEmpty)
            : TextsOf(text.Field).Intersect(set).IsEmpty,
        TextIs text => TextsOf(text.Field).Intersect(text.Set).IsEmpty,
        _ => false,
    };

    private static bool IsEmpty(ConditionField field, NumberSet set) => (field.Whole ? set.WholeOnly() : set).IsEmpty;

    private NumberSet Of(ConditionField field) => numbers.GetValueOrDefault(field, field.Range);

    private TextSet TextsOf(ConditionField field) => texts.TryGetValue(field, out var known) ? known
        : field.Words is { } words ? new TextSet(words, negated: false) : TextSet.All;
}
