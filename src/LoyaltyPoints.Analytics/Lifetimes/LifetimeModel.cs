using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>What was learned from all members' histories; it judges any one of them without the others.</summary>
/// <param name="AsOf">Up to when the histories were known.</param>
/// <param name="Currency">ISO 4217, of all the money.</param>
/// <param name="Spend">Null where the data do not carry it: then purchases are told, and no money.</param>
public sealed record LifetimeModel(Instant AsOf, string Currency, BgNbd Purchases, GammaGamma? Spend)
{
    /// <returns>Null where the member has not bought before <paramref name="asOf"/>.</returns>
    public double? ProbabilityAlive(IReadOnlyList<MemberFact> facts, LocalCalendar calendar, Instant asOf) =>
        BuyerHistory.Of(facts, calendar, asOf) is { } history ? ProbabilityAlive(history) : null;

    /// <summary>The probability that a member with this history still buys.</summary>
    public double ProbabilityAlive(BuyerHistory history) => Purchases.ProbabilityAlive(history);

    /// <summary>What its next purchase is expected to be worth, in the smallest part of the currency.</summary>
    public double? ExpectedSpend(BuyerHistory history) => Spend?.ExpectedSpend(history);
}
