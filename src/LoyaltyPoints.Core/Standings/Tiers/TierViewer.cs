using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>Puts a standing into words.</summary>
internal sealed class TierViewer(Window window, TierGauge gauge, TierCourse course)
{
    /// <param name="state">Brought up to the instant.</param>
    public TierView Of(TierStanding state, Instant asOf)
    {
        var held = gauge.Levels.PlaceOf(state.Id)!.Value;
        var counted = gauge.Counted(asOf, withBalance: true);
        var (from, to) = Bounds(asOf);
        var next = gauge.Levels.At(held == gauge.Levels.Highest ? TierLevels.None : held + 1);
        return new TierView(
            gauge.Levels.At(held), state.Since, course.EndOf(state), state.GraceUntil, counted, from, to,
            next is null ? null : new TierAhead(next, gauge.Levels.Missing(held + 1, counted)),
            ToKeep(state, held, asOf));
    }

    private IReadOnlyList<TierAlternative>? ToKeep(TierStanding state, int held, Instant asOf)
    {
        if (course.JudgedAt(state, asOf) is not { } judged) return null;
        // A higher level reached keeps it as well, even if it asks for something else.
        return gauge.Earned(judged) >= held
            ? null : gauge.Levels.Missing(held, gauge.Counted(judged, withBalance: true));
    }

    private (Instant From, Instant To) Bounds(Instant asOf)
    {
        if (window is LifetimeWindow) return (gauge.Inputs.EnrolledAt, Instant.Never);
        var day = gauge.Calendar.DayOf(asOf);
        var to = gauge.Calendar.WindowEnd(day)!.Value;
        return (gauge.Calendar.StartOf(gauge.Calendar.WindowStart(day)), gauge.Calendar.StartOf(to));
    }
}
