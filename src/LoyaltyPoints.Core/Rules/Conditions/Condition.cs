namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>What must hold for a rule to apply. Made by the reader of definitions, compiled once.</summary>
public abstract record Condition
{
    /// <summary>JSON pointer of the place in the definition it was read from.</summary>
    public required string At { get; init; }

    /// <summary>Whether it asks about lines, so that a rule with it works on matching lines.</summary>
    public abstract bool MentionsLine { get; }

    /// <summary>Whether it asks about a field of this name.</summary>
    public abstract bool Mentions(string field);
}

/// <summary>All of them hold; with none, it holds.</summary>
public sealed record AllOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override bool MentionsLine => Conditions.Any(condition => condition.MentionsLine);

    public override bool Mentions(string field) => Conditions.Any(condition => condition.Mentions(field));
}

/// <summary>At least one of them holds.</summary>
public sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override bool MentionsLine => Conditions.Any(condition => condition.MentionsLine);

    public override bool Mentions(string field) => Conditions.Any(condition => condition.Mentions(field));
}

/// <summary>It does not hold.</summary>
public sealed record Not(Condition Inner) : Condition
{
    public override bool MentionsLine => Inner.MentionsLine;

    public override bool Mentions(string field) => Inner.Mentions(field);
}

/// <summary>A field that is a number, date or time is one of these.</summary>
public sealed record NumberIs(ConditionField Field, NumberSet Set) : Condition
{
    public override bool MentionsLine => Field.IsOfLine;

    public override bool Mentions(string field) => Field.Name == field;
}

/// <summary>
/// A text is one of these. Of a field with many values any is one of them; negated, none is.
/// </summary>
public sealed record TextIs(ConditionField Field, TextSet Set) : Condition
{
    public override bool MentionsLine => Field.IsOfLine;

    public override bool Mentions(string field) => Field.Name == field;
}
