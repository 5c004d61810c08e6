namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>Expected money as it is answered: whole, in the smallest part, halves away from zero.</summary>
internal static class Money
{
    /// <exception cref="OverflowException">It is more than can be told.</exception>
    public static long? Of(double? amount) =>
        amount is { } value ? checked((long)Math.Round(value, MidpointRounding.AwayFromZero)) : null;
}
