namespace LoyaltyPoints.Core.Simulations;

/// <summary>What units are worth to whoever pays for them.</summary>
/// <param name="Amount">Money in the smallest part of the program's currency, 0 or more.</param>
/// <param name="Units">For so many units, 1 or more.</param>
public readonly record struct UnitValue(long Amount, long Units)
{
    /// <summary>Money for so many units, below 0 where they are; halves are rounded away from zero.</summary>
    /// <exception cref="OverflowException">The money leaves the range of a long.</exception>
    public long CostOf(long units)
    {
        var exact = (Int128)units * Amount;
        var half = Units / 2;
        return checked((long)((exact < 0 ? exact - half : exact + half) / Units));
    }
}
