namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>Whether a condition holds for an order and a line of it; the line is -1 if none is asked about.</summary>
internal delegate bool ConditionTest(RemainingOrder order, int line);

/// <summary>Turns a condition into a delegate, once a version.</summary>
internal static class ConditionCompiler
{
    public static ConditionTest Compile(Condition condition) => condition switch
    {
        AllOf { Conditions: [var only] } => Compile(only),
        AnyOf { Conditions: [var only] } => Compile(only),
        AllOf all => AllHold([.. all.Conditions.Select(Compile)]),
        AnyOf any => AnyHolds([.. any.Conditions.Select(Compile)]),
        Not not => Negated(Compile(not.Inner)),
        NumberIs { Field.Position: var position, Set: var set } =>
            (order, line) => set.Contains(position(order, line)),
        TextIs { Field: { Form: FieldForm.TextMany, Texts: var texts }, Set: var set } =>
            (order, line) => set.ContainsAny(texts(order, line)),
        TextIs { Field.Text: var text, Set: var set } => (order, line) => set.Contains(text(order, line)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static ConditionTest Negated(ConditionTest inner) => (order, line) => !inner(order, line);

    private static ConditionTest AllHold(ConditionTest[] tests) => (order, line) =>
    {
        foreach (var test in tests)
        {
            if (!test(order, line)) return false;
        }

        return true;
    };

    private static ConditionTest AnyHolds(ConditionTest[] tests) => (order, line) =>
    {
        foreach (var test in tests)
        {
            if (test(order, line)) return true;
        }

        return false;
    };
}
