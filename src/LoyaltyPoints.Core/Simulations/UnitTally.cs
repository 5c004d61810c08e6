using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Simulations;

/// <summary>Units that one program moved over some purchases and returns.</summary>
/// <param name="Earned">By purchases under the rules, 0 or more; thresholds left out.</param>
/// <param name="TakenBack">By returns; below 0 where what remained earned more than the whole had.</param>
/// <param name="Thresholds">Given for reaching amounts, less what returns took back of that.</param>
public readonly record struct UnitTally(long Earned, long TakenBack, long Thresholds)
{
    /// <exception cref="OverflowException">The sum leaves the range of a long.</exception>
    public long Net => checked(Earned - TakenBack + Thresholds);

    public static UnitTally Of(PurchaseResult result) =>
        OfPurchase(result.Units, result.ThresholdUnits);

    public static UnitTally Of(ReturnResult result) => OfReturn(result.Units, result.ThresholdUnits);

    /// <param name="units">As <see cref="PurchaseResult.Units"/>.</param>
    /// <param name="thresholdUnits">As <see cref="PurchaseResult.ThresholdUnits"/>.</param>
    public static UnitTally OfPurchase(long units, long thresholdUnits) =>
        new(units - thresholdUnits, 0, thresholdUnits);

    /// <param name="units">As <see cref="ReturnResult.Units"/>.</param>
    /// <param name="thresholdUnits">As <see cref="ReturnResult.ThresholdUnits"/>.</param>
    public static UnitTally OfReturn(long units, long thresholdUnits) => new(0, thresholdUnits - units, thresholdUnits);

    /// <exception cref="OverflowException">A sum leaves the range of a long.</exception>
    public static UnitTally operator +(UnitTally one, UnitTally other) => new(
        checked(one.Earned + other.Earned), checked(one.TakenBack + other.TakenBack),
        checked(one.Thresholds + other.Thresholds));

    /// <exception cref="OverflowException">A difference leaves the range of a long.</exception>
    public static UnitTally operator -(UnitTally one, UnitTally other) => new(
        checked(one.Earned - other.Earned), checked(one.TakenBack - other.TakenBack),
        checked(one.Thresholds - other.Thresholds));
}
