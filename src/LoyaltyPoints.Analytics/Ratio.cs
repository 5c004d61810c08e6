namespace LoyaltyPoints.Analytics;

/// <summary>Quotients of what was counted.</summary>
internal static class Ratio
{
    /// <summary>Null where there is nothing to be a share of.</summary>
    public static double? Of(long part, long whole) => whole == 0 ? null : (double)part / whole;

    /// <summary>Money for each, rounded half to even; null where there is none.</summary>
    public static long? Each(long money, long count) =>
        count == 0 ? null : (long)Math.Round((decimal)money / count, MidpointRounding.ToEven);
}
