namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>
/// The Gamma-Gamma model of spend per purchase: a member's purchases vary around a mean of its own, which varies over
/// members and does not depend on how often they buy. Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value.
/// </summary>
/// <param name="P">Shape of a member's purchases around its mean.</param>
/// <param name="Q">Shape of what differs between members.</param>
/// <param name="V">Its scale, in the smallest part of the currency.</param>
public sealed record GammaGamma(double P, double Q, double V)
{
    /// <summary>The mean over all members; needs <see cref="Q"/> above 1.</summary>
    public double MeanSpend => P * V / (Q - 1);

    /// <summary>What a purchase of a member with this history is expected to be worth.</summary>
    /// <param name="purchases">How many are known.</param>
    /// <param name="total">What they were worth together.</param>
    public double ExpectedSpend(int purchases, double total) => P * (V + total) / (P * purchases + Q - 1);

    /// <summary>From the repeats alone, as the model is fitted: the first purchase is often unlike the others.</summary>
    public double ExpectedSpend(BuyerHistory history) => ExpectedSpend(history.Repeats, history.NetRepeatSpend);
}
