using System.Text.Json;
using LoyaltyPoints.Core.Activities;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads rules for activities one after the other.</summary>
internal sealed class ActivityRuleReader(DefinitionContext context)
{
    private readonly IdReader ids = IdReader.OfRules(context);

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public RuleDefinition? Read(JsonElement json, string at)
    {
        if (JsonFields.Open(json, at, context.Log) is not { } fields) return null;
        var before = context.Log.Count;
        var id = ids.Read(fields);
        var type = ActivityTypeReader.Read(fields);
        var when = fields.TryGet("when", out var condition) ? new ConditionReader(
            new ConditionScope(context, ofActivity: true), context.Log).Read(condition, fields.At("when")) : null;
        var earn = fields.Required("earn") is { } found && JsonFields.Open(found, fields.At("earn"), context.Log)
            is { } kind ? Earn(kind) : null;
        var caps = Caps(fields, type);
        var (from, to) = EffectiveReader.Read(fields.Object("effective"), context.Calendar);
        var terms = TermsReader.Read(fields, earn);
        fields.Close();
        return context.Log.Count > before || id is null || earn is null ? null : new RuleDefinition
        {
            Id = id, ActivityType = type, When = when, Earn = earn, Caps = caps, From = from, To = to, Terms = terms,
        };
    }

    // An activity is rounded by itself, so a part of a unit would be lost or made up each time.
    private static FixedEarn? Earn(JsonFields fields)
    {
        if (fields.Kind("kind", ["fixed"]) is null) return null; // which fields belong to it is not known
        var units = fields.Whole("units", 1, EarningReader.GreatestUnits);
        fields.Close();
        return units is null ? null : new FixedEarn(units.Value);
    }

    private IReadOnlyList<CapDefinition> Caps(JsonFields fields, string? type)
    {
        if (type is null || !Activity.IsOwn(type)) return CapReader.Read(fields, perPurchase: false);
        if (fields.TryGet("cap", out _))
            context.Log.Add(fields.At("cap"), FaultCodes.Unsupported,
                $"'{type}' is made by the service, never more often than it is due: there is nothing to cap.");
        return [];
    }
}
