using System.Text.Json;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Which fields the conditions of one document may ask for.</summary>
internal interface IConditionScope
{
    /// <summary>Null, with a fault, if there is no such field here.</summary>
    /// <param name="value">What it is compared with.</param>
    ConditionField? Find(string name, JsonElement value, string at);
}

/// <summary>
/// Which fields the conditions of one rule may ask for: there is an order, an activity, or only the member.
/// </summary>
internal sealed class ConditionScope(DefinitionContext context, bool ofActivity, bool ofOrder = true)
    : IConditionScope
{
    private static readonly string[] OfOrders = ["order.", "line."];
    private static readonly string[] AskedOfOrders = [.. OfOrders, "local."];

    // One attribute is one thing within a rule, a text or a number.
    private readonly Dictionary<string, (FieldForm Form, string At)> attributes = new(StringComparer.Ordinal);

    public ConditionField? Find(string name, JsonElement value, string at)
    {
        if (ConditionFields.Find(name, value) is not { } field)
            return Unknown(at, $"A condition has all, any, not, and {string.Join(", ", ConditionFields.Names)}.");
        var isOfActivity = name.StartsWith(GivenFields.OfActivity, StringComparison.Ordinal);
        if (!ofOrder && AskedOfOrders.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            return Unknown(at, "There is no order here: ask about the member and their standing.");
        if (ofActivity && OfOrders.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            return Unknown(at, "An activity has no order and no lines.");
        if (!ofActivity && isOfActivity)
            return Unknown(at, "Only rules for activities, in /earning/activities, can ask about one.");
        if (isOfActivity && !IsSameAsBefore(field, at)) return null;
        return name switch
        {
            GivenFields.Tier => Own(field, context.TierIds, "tiers", at),
            GivenFields.Plan => Own(field, context.PlanIds, "plans", at),
            GivenFields.Membership => Own(field, context.PlanIds, "plans", at) is null ? null : field,
            _ => field,
        };
    }

    // What the program itself has is known, so a name that is none of it is a mistake.
    private ConditionField? Own(ConditionField field, IReadOnlyList<string>? ids, string noun, string at) => ids switch
    {
        null => field,
        [] => Unknown(at, $"This program has no {noun}; standing.prg_<id>.<fact> asks about those of another."),
        _ => ConditionField.GivenText(field.Name, [.. ids, GivenFacts.Nothing]),
    };

    private bool IsSameAsBefore(ConditionField field, string at)
    {
        if (attributes.TryAdd(field.Name, (field.Form, at))) return true;
        var (form, first) = attributes[field.Name];
        if (form == field.Form) return true;
        context.Log.Add(at, FaultCodes.WrongType,
            $"Must be a {(form == FieldForm.Text ? "text" : "number")}, as it is at {first}.");
        return false;
    }

    private ConditionField? Unknown(string at, string detail)
    {
        context.Log.Add(at, FaultCodes.UnknownField, detail);
        return null;
    }
}
