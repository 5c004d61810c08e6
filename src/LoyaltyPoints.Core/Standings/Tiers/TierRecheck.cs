namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>Whether a tier would have been reached without what came back.</summary>
internal sealed class TierRecheck(TierGauge gauge, TierHold hold)
{
    private sealed record Reached(int Level, Instant At, Instant Until);

    /// <param name="state">Brought up to <paramref name="at"/>.</param>
    /// <param name="held">The place of its level, one that can be lost.</param>
    /// <param name="at">When the return occurred.</param>
    public TierStanding Of(TierStanding state, int held, Instant at)
    {
        var before = gauge.EarnedInAll(state.QualifiedAt, at);
        if (before >= held) return state;

        // A lower tier reached by the same purchases would have been held as long.
        var best = new Reached(before, state.QualifiedAt, state.HeldUntil);
        foreach (var other in Others(at))
            if (other.Level > best.Level)
                best = other;
        // It is held by another reach.
        if (best.Level >= held)
            return state with { HeldUntil = best.Until, GraceUntil = null, QualifiedAt = best.At };

        var grace = best.At == state.QualifiedAt ? state.GraceUntil : null;
        return gauge.Levels.IsNeverLost(best.Level)
            ? new TierStanding(gauge.Levels.At(best.Level)?.Id, at, hold.UntilFrom(best.Level, at), null, best.At)
            : new TierStanding(gauge.Levels.At(best.Level)?.Id, at, best.Until, grace, best.At);
    }

    // What the period before reached, where it is still held, and what is reached now.
    private IEnumerable<Reached> Others(Instant at)
    {
        if (hold.OutlastsPeriod)
        {
            var last = gauge.Calendar.LastBeforePeriod(at);
            yield return new Reached(gauge.EarnedInAll(last, at), last, gauge.Calendar.PeriodAfter(at, 1));
        }

        var level = gauge.Earned(at);
        yield return new Reached(level, at, hold.UntilFrom(level, at));
    }
}
