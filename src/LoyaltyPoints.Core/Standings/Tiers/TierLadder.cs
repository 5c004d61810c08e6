using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>
/// Moves members up and down the levels of one version of a program. All of it is a function of what is given; a
/// standing carries no more than what cannot be worked out again.
/// <list type="bullet">
/// <item>What is earned at an instant is the highest level whose reach holds over the window as seen from its local
/// day, through that day. It does not take the levels below.</item>
/// <item>A reach counts at once (<see cref="Reconsider"/>), several levels at once, and holds for the validity. With
/// <see cref="ThroughNextPeriod"/> it counts from the next period on instead: everyone, also who has no tier, is judged
/// at each period's start by what the period before it reached, and only then.</item>
/// <item>At the end of its hold a tier is held on where the metrics still reach it: as seen from the last moment
/// before, for as long as a reach in that moment holds, or as seen from the end. So what this year reached does
/// not hold
/// through the next where the validity is <see cref="ToEndOfPeriod"/>, but does where it is longer.</item>
/// <item>Otherwise it is kept for the grace, in which reaching it again holds it as any reach does; then it falls, to
/// what is still held of what was reached in the last moment before the end, or to what is reached now if that is
/// higher. A tier left to the member though it is not reached (<see cref="TierFall.OneDown"/>,
/// <see cref="TierFall.Keep"/>, which knows no grace) is held for one more period from the end.</item>
/// <item><see cref="WhileReached"/> knows neither ends nor grace: the tier is what is earned.</item>
/// <item>None, and what every member has, is held until <see cref="Instant.Never"/>.</item>
/// </list>
/// Immutable, thread-safe.
/// </summary>
public sealed class TierLadder(TiersDefinition definition, LocalCalendar calendar)
{
    private readonly TierLevels levels = new(definition.Levels);

    /// <summary>Whether a tier can change because units are spent, adjusted or given.</summary>
    public bool RestsOnBalance => levels.AskBalance;

    /// <summary>The standing of a member who joins the program now.</summary>
    /// <param name="at">Of the enrolment.</param>
    /// <param name="changes">Gets the change into a tier, if there is one: <c>enrolled</c>.</param>
    public TierStanding Start(TierInputs inputs, Instant at, ICollection<TierChange> changes)
    {
        var course = CourseOf(inputs);
        var state = course.Take(course.First(at), at);
        Tell(changes, at, null, state.Id, TierChangeReason.Enrolled);
        return state;
    }

    /// <summary>
    /// Applies, in order, what time alone does up to and including an instant: ends of validity and grace, days that
    /// leave the window, periods that begin, changes of the balance. In how many steps makes no difference. Nothing
    /// where the standing is already further.
    /// </summary>
    /// <param name="inputs">Without what occurred at <paramref name="to"/> and is to be reconsidered next.</param>
    /// <param name="to">An instant with a date. A level that no longer exists changes then: <c>new_version</c>.</param>
    /// <param name="changes">Gets the changes: <c>not_reached</c>, <c>grace_ended</c>, <c>reached</c>.</param>
    public TierStanding Advance(TierStanding state, TierInputs inputs, Instant to, ICollection<TierChange> changes) =>
        Advance(CourseOf(inputs), state, to, changes);

    /// <summary>Takes in what was counted, or what the balance became, by something other than time.</summary>
    /// <param name="state">Brought up to <paramref name="at"/> by <see cref="Advance"/>.</param>
    /// <param name="inputs">With what occurred at <paramref name="at"/>.</param>
    /// <param name="at">When it occurred.</param>
    /// <param name="changes">
    /// Gets the change: <c>reached</c>; with <see cref="WhileReached"/> also <c>not_reached</c>.
    /// </param>
    public TierStanding Reconsider(TierStanding state, TierInputs inputs, Instant at, ICollection<TierChange> changes)
    {
        var course = CourseOf(inputs);
        state = Known(course, state, at, changes);
        return Apply(course.Reconsider(state, at), state, changes);
    }

    /// <summary>
    /// Takes back a tier that, without what came back, would not have been reached when it last was: over the whole
    /// period for a window with a calendar, for a rolling one as seen from that day. The tier falls to what is still
    /// reached there, held as long, or to what is reached now, or what the period before reached and the validity still
    /// holds, if that is higher. Where the program does not recheck, nothing happens; but a tier held while it is
    /// reached is always judged anew.
    /// </summary>
    /// <param name="state">Brought up to <paramref name="at"/> by <see cref="Advance"/>.</param>
    /// <param name="inputs">With the return taken off.</param>
    /// <param name="at">When it occurred.</param>
    /// <param name="changes">Gets the change: <c>returned</c>.</param>
    public TierStanding AfterReturn(TierStanding state, TierInputs inputs, Instant at, ICollection<TierChange> changes)
    {
        var course = CourseOf(inputs);
        state = Known(course, state, at, changes);
        return Apply(course.AfterReturn(state, at), state, changes);
    }

    /// <summary>
    /// The first instant after another at which <see cref="Advance"/> would change anything;
    /// <see cref="Instant.Never"/> if none does. It may be too early: with <see cref="ThroughNextPeriod"/> every
    /// period's start counts.
    /// </summary>
    public Instant NextChange(TierStanding state, TierInputs inputs, Instant after)
    {
        if (levels.PlaceOf(state.Id) is null) return new Instant(after.UnixMilliseconds + 1);
        var course = CourseOf(inputs);
        return course.Next(Advance(course, state, after, []), Instant.Never)?.At ?? Instant.Never;
    }

    /// <summary>
    /// The oldest local day that anything here looks at for a member, at an instant or later;
    /// <see cref="DateOnly.MaxValue"/> where no day is, since the lifetime counts. Where the balance does, the days of
    /// the window are shown all the same.
    /// </summary>
    /// <param name="state">As it was stored; null before the member's start.</param>
    public DateOnly DaysNeededSince(TierStanding? state, Instant enrolledAt, Instant at)
    {
        if (definition.Window is LifetimeWindow) return DateOnly.MaxValue;
        // Looks at the calendar only, so what is counted does not matter.
        var course = CourseOf(new TierInputs(enrolledAt, new DayBook(), default, static _ => 0, []));
        if (state is null || levels.PlaceOf(state.Id) is null) state = course.Take(levels.Floor, at);
        var days = CalendarOf(enrolledAt);
        var first = course.LooksBackTo(state, at);
        return days.WindowStart(days.DayOf(first < at ? first : at));
    }

    /// <summary>Whether a tier is higher than another, or the same and held for longer.</summary>
    public bool IsBetter(TierStanding one, TierStanding other)
    {
        var (place, than) = (levels.PlaceOf(one.Id) ?? TierLevels.None, levels.PlaceOf(other.Id) ?? TierLevels.None);
        return place != than ? place > than : one.HeldUntil > other.HeldUntil;
    }

    /// <summary>
    /// The level that what is counted reaches by itself, whatever tier is held; where everyone is judged at each
    /// period's start (<see cref="ThroughNextPeriod"/>), as the latest of them would. Null: none.
    /// </summary>
    public TierDefinition? Reached(TierInputs inputs, Instant at) => levels.At(CourseOf(inputs).Renamed(at));

    /// <summary>The tier as of an instant, to which the standing is brought up in passing.</summary>
    public TierView View(TierStanding state, TierInputs inputs, Instant asOf)
    {
        var course = CourseOf(inputs);
        return new TierViewer(definition.Window, GaugeOf(inputs), course)
            .Of(Advance(course, state, asOf, []), asOf);
    }

    private static TierStanding Advance(
        TierCourse course, TierStanding state, Instant to, ICollection<TierChange> changes)
    {
        state = Known(course, state, to, changes);
        while (course.Next(state, to) is { } move) state = Apply(move, state, changes);
        return state;
    }

    private static TierStanding Known(
        TierCourse course, TierStanding state, Instant at, ICollection<TierChange> changes)
    {
        if (course.Knows(state)) return state;
        var known = course.Take(course.Renamed(at), at);
        Tell(changes, at, state.Id, known.Id, TierChangeReason.NewVersion);
        return known;
    }

    private static TierStanding Apply(TierMove move, TierStanding state, ICollection<TierChange> changes)
    {
        Tell(changes, move.At, state.Id, move.State.Id, move.Reason);
        return move.State;
    }

    private static void Tell(ICollection<TierChange> changes, Instant at, string? from, string? to, string reason)
    {
        if (from != to) changes.Add(new TierChange(at, from, to, reason));
    }

    private TierCourse CourseOf(TierInputs inputs) => definition.Validity is WhileReached
        ? new ReachedCourse(GaugeOf(inputs))
        : new HeldCourse(definition, GaugeOf(inputs),
            new TierHold(definition, calendar, CalendarOf(inputs.EnrolledAt), levels));

    private TierGauge GaugeOf(TierInputs inputs) =>
        new(levels, CalendarOf(inputs.EnrolledAt), definition.Window, inputs);

    // Only years of membership ask for the day of the enrolment.
    private TierCalendar CalendarOf(Instant enrolledAt) =>
        new(calendar, definition.Window, definition.Window is AnniversaryWindow
            ? new TierCalendar(calendar, definition.Window, default).DayOf(enrolledAt) : default);
}
