using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the section <c>thresholds</c>.</summary>
internal sealed class ThresholdReader(DefinitionContext context)
{
    private const int MostThresholds = 20;

    private readonly IdReader ids = IdReader.OfRules(context);

    /// <summary>Null, with faults, if any of them cannot be read.</summary>
    public List<ThresholdDefinition>? Read(JsonElement json, string at) =>
        ListReader.Read(json, at, MostThresholds, "threshold", context.Log, Threshold);

    private ThresholdDefinition? Threshold(JsonElement json, string at)
    {
        if (JsonFields.Open(json, at, context.Log) is not { } fields) return null;
        var before = context.Log.Count;
        var id = ids.Read(fields);
        var repeats = fields.TryGet("every", out _);
        var once = fields.TryGet("at", out _);
        if (repeats && once)
            context.Log.Add(fields.At("at"), FaultCodes.Contradictory, "Either at every full amount, or once at one.");
        else if (!repeats && !once)
            context.Log.Add(at, FaultCodes.Required, "Say an amount: 'every' for each time, 'at' for once.");
        var amount = repeats || once ? fields.Whole(repeats ? "every" : "at", 1, ConditionFields.GreatestNumber) : null;
        var over = WindowReader.Read(fields, "over");
        if (over is RollingWindow)
            context.Log.Add(fields.At("over"), FaultCodes.InvalidValue,
                "In a rolling window what was reached could be reached again.");
        var units = fields.Whole("units", 1, EarningReader.GreatestUnits);
        fields.Close();
        return context.Log.Count > before || id is null || amount is null || over is null || units is null ? null
            : new ThresholdDefinition(id, over, amount.Value, repeats, units.Value);
    }
}
