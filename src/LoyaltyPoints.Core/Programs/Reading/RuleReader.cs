using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads rules for purchases one after the other.</summary>
/// <param name="ids">Null: those of a program.</param>
internal sealed class RuleReader(EarningReader earning, DefinitionContext context, IdReader? ids = null)
{
    private readonly IdReader ids = ids ?? IdReader.OfRules(context);

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public RuleDefinition? Read(JsonElement json, string at)
    {
        if (JsonFields.Open(json, at, context.Log) is not { } fields) return null;
        var before = context.Log.Count;
        var id = ids.Read(fields);
        var when = fields.TryGet("when", out var condition) ? new ConditionReader(
            new ConditionScope(context, ofActivity: false), context.Log).Read(condition, fields.At("when")) : null;
        var earn = fields.Required("earn") is { } found && JsonFields.Open(found, fields.At("earn"), context.Log)
            is { } kind ? EarnReader.Read(kind, earning, context.Type) : null;
        var caps = CapReader.Read(fields);
        var (from, to) = EffectiveReader.Read(fields.Object("effective"), context.Calendar);
        var terms = TermsReader.Read(fields, earn);
        fields.Close();
        return context.Log.Count > before || id is null || earn is null ? null : new RuleDefinition
        {
            Id = id, When = when, Earn = earn, Caps = caps, From = from, To = to, Terms = terms,
        };
    }
}
