using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>Reads what a reward costs: <c>{ units }</c>, or <c>{ minimum, maximum, step }</c>.</summary>
internal static class RewardCostReader
{
    /// <param name="hasRange">Whether this kind of reward is worth more the more units it costs.</param>
    public static RewardCost? Read(JsonFields root, bool hasRange)
    {
        if (root.Required("cost") is null || root.Object("cost") is not { } fields) return null;
        var cost = fields.TryGet("units", out _) || !hasRange ? Fixed(fields) : Range(fields);
        fields.Close();
        return cost;
    }

    private static RewardCost? Fixed(JsonFields fields) =>
        fields.Whole("units", 0, EarningReader.GreatestUnits) is { } units
            ? new RewardCost(units, units, Math.Max(1, units)) : null;

    private static RewardCost? Range(JsonFields fields)
    {
        var least = fields.Whole("minimum", 1, EarningReader.GreatestUnits);
        var most = fields.Whole("maximum", 1, EarningReader.GreatestUnits);
        var step = fields.Whole("step", 1, EarningReader.GreatestUnits);
        if (least is null || most is null || step is null) return null;
        if (least > most) fields.Log.Add(fields.At("maximum"), FaultCodes.OutOfRange, "Is less than the minimum.");
        foreach (var (name, value) in new[] { ("minimum", least.Value), ("maximum", most.Value) })
        {
            if (value % step.Value != 0)
                fields.Log.Add(fields.At(name), FaultCodes.InvalidValue, $"Must be a multiple of {step}, the step.");
        }

        return new RewardCost(least.Value, most.Value, step.Value);
    }
}
