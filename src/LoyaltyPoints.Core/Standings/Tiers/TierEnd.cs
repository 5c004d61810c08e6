using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>What happens when a tier's validity ends, or its grace does.</summary>
internal sealed class TierEnd(TiersDefinition definition, TierGauge gauge, TierHold hold)
{
    private sealed record Reached(int Level, Instant At, Instant Until);

    /// <param name="state">Whose hold, or grace, ends.</param>
    /// <param name="held">The place of its level.</param>
    /// <param name="at">When.</param>
    public TierMove Judge(TierStanding state, int held, Instant at)
    {
        var inGrace = state.GraceUntil is not null;
        var periodEnds = hold.ByPeriod && (!inGrace || gauge.Calendar.PeriodAfter(state.HeldUntil, 1) == at);
        var end = !inGrace || periodEnds ? at : state.HeldUntil;
        var best = Best(end, at);
        if (best.Level > held) return new TierMove(at, Take(best, at), TierChangeReason.Reached);
        if (best.Level == held)
        {
            var qualified = state with { HeldUntil = best.Until, GraceUntil = null, QualifiedAt = best.At };
            return new TierMove(at, qualified, "");
        }

        if (definition.AtEnd == TierFall.Keep)
            return new TierMove(at, state with { HeldUntil = hold.UnreachedUntil(end, at), GraceUntil = null }, "");
        if (!inGrace && definition.Grace is { } grace)
            return new TierMove(at, state with { GraceUntil = hold.Grace(grace, end) }, "");
        if (state.GraceUntil > at) return new TierMove(at, state with { HeldUntil = end }, "");
        return Fall(state, held, best, end, at);
    }

    private TierMove Fall(TierStanding state, int held, Reached best, Instant end, Instant at)
    {
        var below = definition.AtEnd == TierFall.OneDown ? held - 1 : best.Level;
        // One down is not reached itself; what it rests on is when the tier above was.
        var fallen = below <= best.Level ? Take(best, at) : new TierStanding(
            gauge.Levels.At(below)?.Id, at, hold.UnreachedUntil(end, at), null, state.QualifiedAt);
        return new TierMove(
            at, fallen, state.GraceUntil is null ? TierChangeReason.NotReached : TierChangeReason.GraceEnded);
    }

    private TierStanding Take(Reached reached, Instant at) =>
        new(gauge.Levels.At(reached.Level)?.Id, at, reached.Until, null, reached.At);

    // The higher of what was reached in the last moment before the end, where that is held beyond now, and what is
    // reached now.
    private Reached Best(Instant end, Instant at)
    {
        var last = TierCalendar.LastBefore(end);
        if (hold.ByPeriod) return At(last, hold.UnreachedUntil(end, at));
        var now = At(at, hold.Of(at));
        var on = hold.On(end);
        if (on <= at) return now;
        var before = At(last, on);
        return now.Level > before.Level || (now.Level == before.Level && at > end) ? now : before;
    }

    private Reached At(Instant reached, Instant until)
    {
        var level = gauge.Earned(reached);
        return new Reached(level, reached, hold.Until(level, until));
    }
}
