namespace LoyaltyPoints.Core.Partners;

/// <summary>What was captured on a day, and what came back on it, whenever it was captured.</summary>
public readonly record struct SettledUnits(long Redemptions, long Captured, long Reversed)
{
    public long Net => checked(Captured - Reversed);

    public SettledUnits Plus(SettledUnits other) => new(
        checked(Redemptions + other.Redemptions), checked(Captured + other.Captured),
        checked(Reversed + other.Reversed));
}

/// <summary>What a partner's day comes to in one program, of redemptions that have one value a unit.</summary>
/// <param name="UnitValue">In millionths of the currency's smallest part.</param>
public sealed record SettlementPart(DateOnly Day, Guid ProgramId, long UnitValue, SettledUnits Units);

/// <summary>A day of a partner.</summary>
/// <param name="Amount">Money owed to the partner, in the smallest part; below zero where more came back.</param>
/// <param name="Parts">By program and value.</param>
public sealed record SettlementDay(DateOnly Day, SettledUnits Units, long Amount, IReadOnlyList<SettlementPart> Parts);

/// <summary>What a partner is owed.</summary>
public static class Settlement
{
    /// <summary>
    /// The days on which anything happened, from the first. The money of a day is exact over its parts and then rounded
    /// once, half to even; so the days add up to any total of them.
    /// </summary>
    /// <exception cref="OverflowException">A day leaves the range of a 64-bit number.</exception>
    public static IReadOnlyList<SettlementDay> Days(IEnumerable<SettlementPart> parts) =>
    [
        .. parts.GroupBy(part => part.Day).OrderBy(day => day.Key).Select(day => new SettlementDay(
            day.Key,
            day.Aggregate(default(SettledUnits), (sum, part) => sum.Plus(part.Units)),
            (long)decimal.Round(
                day.Sum(part => (decimal)part.Units.Net * part.UnitValue) / PartnerReader.Millionths,
                MidpointRounding.ToEven),
            [.. day.OrderBy(part => part.ProgramId).ThenBy(part => part.UnitValue)])),
    ];
}
