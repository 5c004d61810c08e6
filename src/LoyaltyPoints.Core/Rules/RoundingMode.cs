namespace LoyaltyPoints.Core.Rules;

/// <summary>How an exact number of units becomes a whole one, once per purchase and program.</summary>
public enum RoundingMode
{
    /// <summary>Down, towards negative infinity; the default.</summary>
    Floor,

    /// <summary>To the nearest; a half goes up.</summary>
    HalfUp,

    /// <summary>To the nearest; a half goes to the even neighbour (banker's rounding).</summary>
    HalfEven,

    /// <summary>Up, towards positive infinity.</summary>
    Ceiling,
}
