using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>
/// Lifetime value of the members whose first purchase lies in the period. Members are added one after the other with all
/// their facts up to the as-of; kept are counts by history, not members.
/// </summary>
/// <param name="holdoutWeeks">The last weeks are also foretold from what was known before them; 0: they are not.</param>
public sealed class LifetimeAnalysis(AnalyticsQuestion question, LifetimeHorizon horizon, int holdoutWeeks)
{
    private readonly HistoryGroups histories = new();
    private readonly List<(int Repeats, double Total)> buyers = [];
    private readonly Holdout? holdout =
        holdoutWeeks == 0 ? null : new Holdout(question, StartOfHoldout(question, holdoutWeeks), holdoutWeeks);

    private long value;

    public void Add(MemberFacts member)
    {
        if (HistoryOf(member, question) is not { } history) return;
        histories.Add(history);
        value = checked(value + history.Value);
        if (history is { Repeats: > 0, NetRepeatSpend: > 0 }) buyers.Add((history.Repeats, history.NetRepeatSpend));
        holdout?.Add(member.Facts, history);
    }

    public LifetimeReport Report()
    {
        var purchases = BgNbdFit.To(histories);
        var spend = GammaGammaFit.To(buyers, out var correlation);
        var model = purchases.Model is null
            ? null
            : new LifetimeModel(question.AsOf, question.Currency, purchases.Model, spend.Model);
        return new LifetimeReport(
            histories.Members, histories.Repeaters, value, purchases, spend, buyers.Count, correlation, model,
            model is null ? null : Totals(model), holdout?.Report());
    }

    /// <returns>Null where the member's first purchase does not lie in the period.</returns>
    public static BuyerHistory? HistoryOf(MemberFacts member, AnalyticsQuestion question)
    {
        foreach (var fact in member.Facts)
        {
            if (fact.Kind != FactKind.Purchase) continue;
            return question.IsInPeriod(fact.At)
                ? BuyerHistory.Of(member.Facts, question.Calendar, question.AsOf)
                : null;
        }

        return null;
    }

    // What a member is expected to spend is linear in what it has spent, so a group is worth its mean times its size.
    private LifetimeTotals Totals(LifetimeModel model)
    {
        var forecast = new LifetimeForecast(model, horizon);
        double alive = 0, purchases = 0, worth = 0;
        foreach (var ((repeats, recency, age), group) in histories.All)
        {
            var (isAlive, expected, discounted) = forecast.Buying(repeats, recency, age);
            alive += group.Count * isAlive;
            purchases += group.Count * expected;
            if (model.Spend is not null)
                worth += group.Count * discounted * model.Spend.ExpectedSpend(repeats, group.Spend / group.Count);
        }

        return new LifetimeTotals(alive, purchases, model.Spend is null ? null : worth);
    }

    private static Instant StartOfHoldout(AnalyticsQuestion question, int weeks)
    {
        var last = DateOnly.FromDateTime(question.Calendar.LocalTime(new Instant(question.AsOf.UnixMilliseconds - 1)));
        return question.Calendar.StartOf(last.AddDays(1 - 7 * weeks));
    }
}
