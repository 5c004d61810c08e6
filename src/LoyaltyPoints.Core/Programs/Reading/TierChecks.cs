namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds what the settings of tiers contradict among each other.</summary>
internal sealed class TierChecks(TiersDefinition tiers, string at, FaultLog log)
{
    private readonly HashSet<TierMetric> metrics = [.. tiers.Levels.SelectMany(level => Reach.MetricsOf(level.Reach))];

    public void Find()
    {
        Ranks();
        Validity();
        Ends();
        if (tiers.CrossingEarnsNew && metrics.Overlaps([TierMetric.UnitsEarned, TierMetric.Balance]))
            Fault("crossingEarns", "What a purchase earns cannot depend on a tier that it reaches by what it earns: "
                + "'new' goes with spend and visits only.");
    }

    // A level that no one holds, because whoever reaches it has reached a higher one, is a level too many.
    private void Ranks()
    {
        for (var high = 1; high < tiers.Levels.Count; high++)
        {
            for (var low = 0; low < high; low++)
            {
                if (tiers.Levels[low].Reach is not { } easier || tiers.Levels[high].Reach is not { } harder
                    || !Reach.Implies(easier, harder)) continue;
                Fault($"levels/{high}/reach",
                    $"Must be harder than '{tiers.Levels[low].Id}': whoever reaches that reaches this as well.");
                break;
            }
        }
    }

    private void Validity()
    {
        if (tiers.Validity is not (ToEndOfPeriod or ToEndOfNextPeriod or ThroughNextPeriod)) return;
        if (tiers.Window is RollingWindow or LifetimeWindow)
            Fault("validity/kind", "The window has no periods that end: hold tiers for a period, or while reached.");
        else if (tiers.Validity is ThroughNextPeriod && metrics.SetEquals([TierMetric.Balance]))
            Fault("validity/kind", "A balance is not counted over a period, so there is none after it.");
    }

    private void Ends()
    {
        var whileReached = tiers.Validity is WhileReached;
        if (whileReached && tiers.AtEnd != TierFall.ToEarned)
            Fault("atEnd", "A tier that is held while it is reached ends at the tier that is reached.");
        if (tiers.Grace is not null && (whileReached || tiers.AtEnd == TierFall.Keep))
            Fault("grace", whileReached
                ? "A tier that is held while it is reached has no end that grace could follow."
                : "A tier that is kept at its end needs no grace.");
        if (whileReached && !tiers.RecheckAfterReturn)
            Fault("afterReturn", "A tier that is held while it is reached cannot outlast a return.");
    }

    private void Fault(string place, string detail) => log.Add($"{at}/{place}", FaultCodes.Contradictory, detail);
}
