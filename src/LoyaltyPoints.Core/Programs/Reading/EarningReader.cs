using System.Text.Json;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the earning section.</summary>
/// <param name="currency">Null, as the calendar, if the definition names none that exists.</param>
internal sealed class EarningReader(FaultLog log, string? currency, LocalCalendar? calendar)
{
    public const int MostRules = 100;
    public const long GreatestUnits = 1_000_000_000_000;

    private (RoundingMode Mode, string At)? rounding;

    public EarningDefinition? Read(JsonFields fields)
    {
        var basis = Basis(fields.Object("basis"));
        var exclude = Exclude(fields);
        if (fields.TryGet("rounding", out var json)) Rounding(json, fields.At("rounding"));
        var rules = Rules(fields);
        var combine = fields.Word("combine", ProgramWords.Combinations, Combine.Sum);
        var minimum = fields.TryGet("minimumOrder", out json)
            ? JsonValues.Whole(json, fields.At("minimumOrder"), 0, ConditionFields.GreatestNumber, log) : 0;
        var maximum = fields.TryGet("maximumPerPurchase", out json) && json.ValueKind != JsonValueKind.Null
            ? JsonValues.Whole(json, fields.At("maximumPerPurchase"), 1, GreatestUnits, log) : null;
        var caps = CapReader.Read(fields);
        fields.Close();
        if (rules is null) return null;

        var earning = new EarningDefinition
        {
            Basis = basis, Exclude = exclude, Rules = rules, Combine = combine,
            Rounding = rounding?.Mode ?? RoundingMode.Floor,
            MinimumOrder = minimum ?? 0, MaximumPerPurchase = maximum, Caps = caps,
        };
        new Contradictions(log, currency, earning).Find();
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
        var exclude = ConditionReader.Read(json, fields.At("exclude"), log);
        if (exclude?.Mentions(ConditionFields.OrderBasis) != true) return exclude;
        log.Add(fields.At("exclude"), FaultCodes.InvalidValue,
            $"{ConditionFields.OrderBasis} is known only once exclusions are made.");
        return null;
    }

    private List<RuleDefinition>? Rules(JsonFields fields)
    {
        if (fields.Required("rules") is not { } json) return null;
        var at = fields.At("rules");
        if (json.ValueKind != JsonValueKind.Array)
        {
            log.Add(at, FaultCodes.WrongType, "Must be a list of rules.");
            return null;
        }

        var length = json.GetArrayLength();
        if (length == 0) log.Add(at, FaultCodes.Required, "At least one rule is required.");
        if (length > MostRules) log.Add(at, FaultCodes.TooMany, $"At most {MostRules} rules are allowed.");
        if (length is 0 or > MostRules) return null;

        List<RuleDefinition> rules = [];
        var reader = new RuleReader(this, log, calendar);
        for (var i = 0; i < length; i++)
        {
            if (reader.Read(json[i], $"{at}/{i}") is { } rule) rules.Add(rule);
        }

        // What rules mean together can be judged only if each could be read.
        return rules.Count == length ? rules : null;
    }
}
