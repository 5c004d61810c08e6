namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>What a model expects of members over a horizon. Not for several threads at once.</summary>
public sealed class LifetimeForecast(LifetimeModel model, LifetimeHorizon horizon)
{
    // Of a member that is alive: many share repeats and age.
    private readonly Dictionary<(int Repeats, int Age), (double Purchases, double Discounted)> known = [];

    public MemberForecast Of(BuyerHistory history)
    {
        var (alive, purchases, discounted) = Buying(history.Repeats, history.RecencyDays, history.AgeDays);
        var spend = model.ExpectedSpend(history);
        return new MemberForecast(alive, purchases, spend, discounted * spend);
    }

    /// <returns>The probability of being alive; purchases within the horizon; the same, each discounted.</returns>
    internal (double Alive, double Purchases, double Discounted) Buying(int repeats, int recencyDays, int ageDays)
    {
        var alive = model.Purchases.ProbabilityAlive(repeats, recencyDays / 7.0, ageDays / 7.0);
        var (purchases, discounted) = IfAlive(repeats, ageDays);
        return (alive, alive * purchases, alive * discounted);
    }

    private (double Purchases, double Discounted) IfAlive(int repeats, int age)
    {
        if (known.TryGetValue((repeats, age), out var found)) return found;
        double before = 0, discounted = 0;
        foreach (var (end, factor) in horizon.Periods)
        {
            var purchases = model.Purchases.ExpectedIfAlive(repeats, age / 7.0, end);
            discounted += (purchases - before) * factor;
            before = purchases;
        }

        return known[(repeats, age)] = (before, discounted);
    }
}
