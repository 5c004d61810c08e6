using LoyaltyPoints.Core.Rules.Conditions;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Analytics.Segments;

/// <summary>
/// Judges members by the condition of a segment. What is absent of a member is no number and no text: it meets only
/// what is negated. Pure; safe for many threads.
/// </summary>
public sealed class SegmentJudge
{
    private readonly Func<SegmentFacts, bool> test;

    /// <param name="segment">Not a list.</param>
    /// <param name="ranks">Of the fields that it asks for; closed before anybody is judged.</param>
    public SegmentJudge(SegmentDefinition segment, SegmentQuestion question, SegmentRanks ranks)
    {
        var fields = segment.Asked.ToDictionary(field => field.Name, StringComparer.Ordinal);
        test = Compile(
            segment.When ?? throw new ArgumentException("A list has no condition.", nameof(segment)),
            name => fields[name], new SegmentMeter(question, ranks));
    }

    public bool IsIn(SegmentFacts facts) => test(facts);

    private static Func<SegmentFacts, bool> Compile(
        Condition condition, Func<string, SegmentField> field, SegmentMeter meter)
    {
        switch (condition)
        {
            case AllOf all:
                var every = Parts(all.Conditions);
                return facts => Array.TrueForAll(every, part => part(facts));
            case AnyOf any:
                var some = Parts(any.Conditions);
                return facts => Array.Exists(some, part => part(facts));
            case Not not:
                var inner = Compile(not.Inner, field, meter);
                return facts => !inner(facts);
            case NumberIs number:
                var position = meter.Number(field(number.Field.Name));
                return facts => position(facts) is { } at && number.Set.Contains(at);
            case TextIs { Field.Form: FieldForm.TextMany } many:
                return facts => many.Set.ContainsAny([.. facts.Segments]);
            case TextIs one:
                var text = meter.Text(field(one.Field.Name));
                return facts => one.Set.Contains(text(facts));
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }

        Func<SegmentFacts, bool>[] Parts(IReadOnlyList<Condition> conditions) =>
            [.. conditions.Select(part => Compile(part, field, meter))];
    }
}
