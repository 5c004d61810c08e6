using System.Text.Json;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the earning section.</summary>
/// <param name="set">The rounding that another document has set already; null: none has.</param>
internal sealed class EarningReader(DefinitionContext context, RoundingMode? set = null)
{
    public const int MostRules = 100;
    public const long GreatestUnits = 1_000_000_000_000;

    private readonly FaultLog log = context.Log;
    private (RoundingMode Mode, string At)? rounding = set is { } mode ? (mode, "the program") : null;

    public EarningDefinition? Read(JsonFields fields)
    {
        var basis = Basis(fields.Object("basis"));
        var exclude = Exclude(fields);
        if (fields.TryGet("rounding", out var json)) Rounding(json, fields.At("rounding"));
        var rules = Rules(fields);
        var activities = Activities(fields);
        var combine = fields.Word("combine", ProgramWords.Combinations, Combine.Sum);
        var minimum = fields.TryGet("minimumOrder", out json)
            ? JsonValues.Whole(json, fields.At("minimumOrder"), 0, ConditionFields.GreatestNumber, log) : 0;
        var maximum = fields.TryGet("maximumPerPurchase", out json) && json.ValueKind != JsonValueKind.Null
            ? JsonValues.Whole(json, fields.At("maximumPerPurchase"), 1, GreatestUnits, log) : null;
        var caps = CapReader.Read(fields);
        IdleSettings.Find(fields, context.Type);
        fields.Close();
        if (rules is null || activities is null) return null;

        var earning = new EarningDefinition
        {
            Basis = basis, Exclude = exclude, Rules = rules, Activities = activities, Combine = combine,
            Rounding = rounding?.Mode ?? RoundingMode.Floor,
            MinimumOrder = minimum ?? 0, MaximumPerPurchase = maximum, Caps = caps,
        };
        new Contradictions(log, context.Currency, earning).Find();
        Reachability.Check(earning, log);
        return earning;
    }

    /// <summary>Rounding happens once, so wherever it is stated it must be the same.</summary>
    public void Rounding(JsonElement json, string at)
    {
        if (JsonValues.Word(json, at, ProgramWords.RoundingModes, log) is not { } mode) return;
        rounding ??= (mode, at);
        if (rounding.Value.Mode != mode)
            log.Add(at, FaultCodes.Contradictory,
                $"Rounding happens once; {rounding.Value.At} says {ProgramWords.Of(rounding.Value.Mode)}.");
    }

    private static BasisDefinition Basis(JsonFields? fields)
    {
        if (fields is null) return new BasisDefinition();
        var basis = new BasisDefinition
        {
            TaxIncluded = fields.Word("tax", ProgramWords.Inclusions, false),
            ShippingIncluded = fields.Word("shipping", ProgramWords.Inclusions, false),
            PaidWithUnitsIncluded = fields.Word("paidWithUnits", ProgramWords.Inclusions, false),
        };
        fields.Close();
        return basis;
    }

    private Condition? Exclude(JsonFields fields)
    {
        if (!fields.TryGet("exclude", out var json)) return null;
        var exclude = new ConditionReader(new ConditionScope(context, ofActivity: false), log)
            .Read(json, fields.At("exclude"));
        if (exclude?.Mentions(ConditionFields.OrderBasis) != true) return exclude;
        log.Add(fields.At("exclude"), FaultCodes.InvalidValue,
            $"{ConditionFields.OrderBasis} is known only once exclusions are made.");
        return null;
    }

    private List<RuleDefinition>? Rules(JsonFields fields)
    {
        if (!fields.TryGet("rules", out var json))
        {
            if (!context.RulesRequired) return [];
            fields.Required("rules");
            return null;
        }

        return ListReader.Read(
            json, fields.At("rules"), MostRules, "rule", log, new RuleReader(this, context).Read);
    }

    private List<RuleDefinition>? Activities(JsonFields fields) =>
        fields.TryGet("activities", out var json)
            ? ListReader.Read(
                json, fields.At("activities"), MostRules, "rule", log, new ActivityRuleReader(context).Read)
            : [];
}
