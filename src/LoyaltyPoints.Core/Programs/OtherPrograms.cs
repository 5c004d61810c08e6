using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs;

/// <summary>Which other programs a definition's conditions ask about.</summary>
public static class OtherPrograms
{
    private const string Prefix = "standing.";

    /// <summary>Each place that names one, with the program it names.</summary>
    public static IEnumerable<(Guid ProgramId, string At)> Of(EarningDefinition earning) =>
        earning.Rules.Concat(earning.Activities).Select(rule => rule.When).Append(earning.Exclude).SelectMany(Named);

    private static IEnumerable<(Guid ProgramId, string At)> Named(Condition? condition) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(Named),
        AnyOf any => any.Conditions.SelectMany(Named),
        Not not => Named(not.Inner),
        NumberIs number => Named(number.Field, number.At),
        TextIs text => Named(text.Field, text.At),
        _ => [],
    };

    private static IEnumerable<(Guid ProgramId, string At)> Named(ConditionField field, string at)
    {
        if (field.GivenName is not { } name || !name.StartsWith(Prefix, StringComparison.Ordinal)) yield break;
        var rest = name.AsSpan(Prefix.Length);
        var dot = rest.IndexOf('.');
        if (dot > 0 && PublicId.TryParse(PublicId.Program, rest[..dot], out var id)) yield return (id, at);
    }
}
