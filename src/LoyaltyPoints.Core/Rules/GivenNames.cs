using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rules;

/// <summary>Which given facts conditions ask for.</summary>
internal static class GivenNames
{
    /// <summary>Put there by the evaluation itself, so nobody else is asked.</summary>
    public const string OfActivity = "activity.";

    /// <summary>Distinct and sorted.</summary>
    public static IReadOnlyList<string> Of(EarningDefinition earning, string? more) =>
        [.. earning.Rules.Select(rule => rule.When).Append(earning.Exclude).SelectMany(Of)
            .Concat(more is null ? [] : [more])
            .Where(name => !name.StartsWith(OfActivity, StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The segments that facts of these names are about.</summary>
    public static IEnumerable<Guid> Segments(IEnumerable<string> names) =>
        from name in names
        where name.StartsWith(GivenFields.InSegment, StringComparison.Ordinal)
        select PublicId.Parse(PublicId.Segment, name.AsSpan(GivenFields.InSegment.Length));

    public static IEnumerable<string> Of(Condition? condition) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(Of),
        AnyOf any => any.Conditions.SelectMany(Of),
        Not not => Of(not.Inner),
        TextIs { Field.Name: GivenFields.Segment, Set: var set } => set.Named.Select(id => GivenFields.InSegment + id),
        NumberIs { Field.GivenName: { } name } => [name],
        TextIs { Field.GivenName: { } name } => [name],
        _ => [],
    };
}
