namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>How the values of a field are written in a definition.</summary>
public enum FieldForm
{
    /// <summary>A whole number; money in the smallest part.</summary>
    Number,

    /// <summary><c>mon</c> to <c>sun</c>, counted as 1 to 7.</summary>
    DayOfWeek,

    /// <summary><c>yyyy-MM-dd</c>, counted in days.</summary>
    Date,

    /// <summary><c>HH:mm</c>, counted in whole minutes: seconds are cut.</summary>
    TimeOfDay,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A text; the field may have many.</summary>
    TextMany,
}

/// <summary>One thing a condition can ask about, and how it is read from an order.</summary>
public sealed class ConditionField : IEquatable<ConditionField>
{
    internal ConditionField(
        string name, FieldForm form, long least, long greatest, NumberSet range, bool whole,
        Func<RemainingOrder, int, long> position)
    {
        (Name, Form, Least, Greatest, Whole, Position) = (name, form, least, greatest, whole, position);
        Range = whole ? range.WholeOnly() : range;
    }

    internal ConditionField(string name, Func<RemainingOrder, int, string?> text) =>
        (Name, Form, Text) = (name, FieldForm.Text, text);

    internal ConditionField(string name, Func<RemainingOrder, int, IReadOnlyList<string>> texts) =>
        (Name, Form, Texts) = (name, FieldForm.TextMany, texts);

    // A fact that is not read from the order but was given beside it.
    private ConditionField(
        string given, FieldForm form, IReadOnlyList<string>? words, NumberSet range, bool whole = true)
    {
        (Name, GivenName, Form, Words, Whole) = (given, given, form, words, whole);
        Range = whole ? range.WholeOnly() : range;
        (Least, Greatest) = (-ConditionFields.GreatestNumber, ConditionFields.GreatestNumber);
        if (form == FieldForm.Text) Text = (order, _) => order.Given.Text(given);
        else Position = (order, _) => NumberSet.PositionOf(order.Given.Number(given));
    }

    /// <summary>As in the definition, e.g. <c>line.category</c>.</summary>
    public string Name { get; }

    public FieldForm Form { get; }

    /// <summary>Its name among the given facts; null where the order itself or the calendar answers.</summary>
    public string? GivenName { get; init; }

    public bool IsText => Form is FieldForm.Text or FieldForm.TextMany;

    /// <summary>Whether it is asked of each line rather than of the order.</summary>
    public bool IsOfLine => Name.StartsWith("line.", StringComparison.Ordinal);

    /// <summary>The least value a definition may name.</summary>
    public long Least { get; }

    /// <summary>The greatest value a definition may name.</summary>
    public long Greatest { get; }

    /// <summary>The only texts it can be, so that a definition may name no others; null: any.</summary>
    public IReadOnlyList<string>? Words { get; }

    /// <summary>What ids it names begin with; null where its texts are none.</summary>
    public string? IdPrefix { get; internal init; }

    /// <summary>All numbers the field can have.</summary>
    internal NumberSet Range { get; } = NumberSet.All;

    /// <summary>Whether it is always a whole number.</summary>
    internal bool Whole { get; }

    internal Func<RemainingOrder, int, long> Position { get; } = static (_, _) => 0;

    internal Func<RemainingOrder, int, string?> Text { get; } = static (_, _) => null;

    internal Func<RemainingOrder, int, IReadOnlyList<string>> Texts { get; } = static (_, _) => [];

    internal static ConditionField GivenText(string name, IReadOnlyList<string>? words = null) =>
        new(name, FieldForm.Text, words, NumberSet.All);

    internal static ConditionField GivenNumber(string name, NumberSet range) =>
        new(name, FieldForm.Number, null, range);

    /// <summary>A number that need not be whole.</summary>
    internal static ConditionField GivenShare(string name, NumberSet range) =>
        new(name, FieldForm.Number, null, range, whole: false);

    // Fields of given facts are made whenever one is found; what tells them apart is what they are called and hold.

    /// <summary>Whether both have the same name and form.</summary>
    public bool Equals(ConditionField? other) => other is not null && Name == other.Name && Form == other.Form;

    public override bool Equals(object? obj) => Equals(obj as ConditionField);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
