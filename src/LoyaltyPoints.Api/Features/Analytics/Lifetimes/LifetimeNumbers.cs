using LoyaltyPoints.Analytics.Lifetimes;

namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>What questions of lifetime value are asked with beside what all questions have in common.</summary>
/// <param name="HoldoutWeeks">0 where none is asked for.</param>
/// <param name="Limit">0 where no members are asked for.</param>
internal sealed record LifetimeNumbers(int HorizonWeeks, decimal DiscountRate, int HoldoutWeeks, int Limit)
{
    private const int MostWeeks = 520;
    private const int MostRows = 10_000;

    public LifetimeHorizon Horizon => new(HorizonWeeks, (double)DiscountRate);

    public static LifetimeNumbers OfAll(QuestionParameters asked) =>
        Of(asked) with { HoldoutWeeks = (int)asked.Whole("holdoutWeeks", 0, MostWeeks, 13) };

    public static LifetimeNumbers OfMembers(QuestionParameters asked) =>
        Of(asked) with { Limit = (int)asked.Whole("limit", 1, MostRows, 100) };

    private static LifetimeNumbers Of(QuestionParameters asked) => new(
        (int)asked.Whole("horizonWeeks", 1, MostWeeks, 52), asked.Fraction("discountRate", 0, 1) ?? 0.1m, 0, 0);
}
