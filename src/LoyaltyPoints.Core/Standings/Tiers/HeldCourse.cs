using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>Tiers that are held for a time once they are reached.</summary>
internal sealed class HeldCourse(TiersDefinition definition, TierGauge gauge, TierHold hold) : TierCourse(gauge)
{
    private readonly TierEnd end = new(definition, gauge, hold);

    public override TierStanding Take(int level, Instant at) =>
        new(Levels.At(level)?.Id, at, hold.UntilFrom(level, at), null, at);

    // Nothing is reached in a period before that period is over.
    public override int First(Instant at) => hold.ByPeriod ? Levels.Floor : Gauge.Earned(at);

    public override int Renamed(Instant at) =>
        Gauge.Earned(hold.ByPeriod ? Gauge.Calendar.LastBeforePeriod(at) : at);

    public override TierMove? Next(TierStanding state, Instant to)
    {
        state = WithEnd(state);
        var ends = NextEnd(state);
        return NextRise(state, ends, to)
            ?? (ends > to || ends == Instant.Never ? null : end.Judge(state, PlaceOf(state), ends));
    }

    public override Instant LooksBackTo(TierStanding state, Instant at)
    {
        var first = hold.OutlastsPeriod ? Gauge.Calendar.LastBeforePeriod(at) : at;
        if (state.HeldUntil <= first) first = TierCalendar.LastBefore(state.HeldUntil);
        var rests = !Levels.IsNeverLost(PlaceOf(state)) || WithEnd(state) != state;
        return rests && state.QualifiedAt < first ? state.QualifiedAt : first;
    }

    public override Instant? EndOf(TierStanding state) =>
        WithEnd(state).HeldUntil is var until && until != Instant.Never && !Levels.IsNeverLost(PlaceOf(state))
            ? until : null;

    public override Instant? JudgedAt(TierStanding state, Instant now)
    {
        if (definition.AtEnd == TierFall.Keep || EndOf(state) is not { } until) return null;
        if (state.GraceUntil is not null) return now;
        return definition.Validity switch
        {
            // What is counted before its end does not count for what comes after.
            ToEndOfPeriod => until,
            // Reached again in this period it already has another end.
            ToEndOfNextPeriod when until > Gauge.Calendar.PeriodAfter(now, 1) => null,
            _ => TierCalendar.LastBefore(until),
        };
    }

    public override TierMove Reconsider(TierStanding state, Instant at)
    {
        state = WithEnd(state);
        var (held, earned) = (PlaceOf(state), Gauge.Earned(at));
        if (earned > held && !hold.ByPeriod) return new TierMove(at, Take(earned, at), TierChangeReason.Reached);
        return new TierMove(at, earned < held || Levels.IsNeverLost(held) ? state : Again(state, held, at), "");
    }

    public override TierMove AfterReturn(TierStanding state, Instant at) => new(
        at, definition.RecheckAfterReturn && !Levels.IsNeverLost(PlaceOf(state))
            ? new TierRecheck(Gauge, hold).Of(WithEnd(state), PlaceOf(state), at) : state,
        TierChangeReason.Returned);

    // The held tier is reached once more.
    private TierStanding Again(TierStanding state, int held, Instant at)
    {
        var until = state.GraceUntil is null && !hold.ExtendsAtOnce ? state.HeldUntil : hold.UntilFrom(held, at);
        if (state.GraceUntil is null) until = Instant.Max(until, state.HeldUntil);
        return state with { HeldUntil = until, GraceUntil = null, QualifiedAt = at };
    }

    private Instant NextEnd(TierStanding state)
    {
        if (state.GraceUntil is not { } grace) return state.HeldUntil;
        // Periods go on ending while the member is in grace, and may bring the tier back.
        var period = hold.ByPeriod ? Gauge.Calendar.PeriodAfter(state.HeldUntil, 1) : Instant.Never;
        return period < grace ? period : grace;
    }

    // The first change of the balance before the next end that reaches something.
    private TierMove? NextRise(TierStanding state, Instant ends, Instant to)
    {
        if (hold.ByPeriod) return null;
        var judged = Instant.Max(state.Since, state.QualifiedAt);
        foreach (var at in Gauge.BalanceChanges)
        {
            // At the same instant the end goes first: what has been reached by then counts for it.
            if (at >= ends || at > to) break;
            if (at > judged && Reconsider(state, at) is var move && move.State != state) return move;
        }

        return null;
    }

    // A version before this one may have held it without an end.
    private TierStanding WithEnd(TierStanding state) => state.HeldUntil == Instant.Never && state.GraceUntil is null
        ? state with { HeldUntil = hold.UntilFrom(PlaceOf(state), state.QualifiedAt) } : state;
}
