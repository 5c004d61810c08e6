using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads what a rule gives.</summary>
internal static class EarnReader
{
    public const int GreatestFactor = 1000;

    public static Earn? Read(JsonFields fields, EarningReader earning, ProgramType? type)
    {
        var kind = fields.Kind("kind", ["spend", "visit", "fixed", "item", "multiply", "add", "bands"]);
        if (kind is null) return null; // which fields belong to it is not known
        Earn? earn = kind switch
        {
            "spend" => Spend(fields, earning),
            "bands" => BandsReader.Read(fields, type),
            "multiply" => Multiply(fields),
            _ => Units(fields) is { } units ? PerPurchase(kind, units) : null,
        };
        fields.Close();
        return earn;
    }

    private static decimal? Units(JsonFields fields) => fields.Rate("units", EarningReader.GreatestUnits);

    private static Earn PerPurchase(string kind, decimal units) => kind switch
    {
        "visit" => new VisitEarn(units),
        "fixed" => new FixedEarn(units),
        "item" => new ItemEarn(units),
        _ => new AddEarn(units),
    };

    private static SpendEarn? Spend(JsonFields fields, EarningReader earning)
    {
        var per = fields.Whole("per", 1, ConditionFields.GreatestNumber);
        var units = Units(fields);
        var whole = fields.Word("step", ProgramWords.Steps, true);
        if (fields.TryGet("rounding", out var rounding)) earning.Rounding(rounding, fields.At("rounding"));
        return per is null || units is null ? null : new SpendEarn(per.Value, units.Value, whole);
    }

    private static MultiplyEarn? Multiply(JsonFields fields)
    {
        var by = fields.Rate("by", GreatestFactor, zero: true);
        if (by == 1) fields.Log.Add(fields.At("by"), FaultCodes.InvalidValue, "To multiply by 1 changes nothing.");
        var stack = fields.Flag("stack");
        return by is null ? null : new MultiplyEarn(by.Value, stack);
    }
}
