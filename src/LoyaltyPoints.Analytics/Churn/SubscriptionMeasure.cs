using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>Who left a paid membership in a period.</summary>
public sealed record SubscriptionFigures
{
    /// <summary>Members of a program, once for each program, at the period's first instant.</summary>
    public required long AtStart { get; init; }

    /// <summary>Of them, those who had cancelled by its end.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Of them, those whose paid time or trial was over by its end, without a payment.</summary>
    public required long NotRenewed { get; init; }

    /// <summary>Absent where there was nobody at the start.</summary>
    public required double? ChurnRate { get; init; }

    /// <summary>Members at its end who were none at its start.</summary>
    public required long Joined { get; init; }

    public required long AtEnd { get; init; }
}

/// <summary>Churn of paid memberships.</summary>
public sealed class SubscriptionMeasure
{
    private readonly IReadOnlyList<Instant> bounds;
    private readonly Tally total = new();
    private readonly Tally[] months;
    private readonly State[] states;
    private (Guid MemberId, Guid ProgramId)? current;

    public SubscriptionMeasure(AnalyticsQuestion question)
    {
        bounds = MonthBounds.Of(question);
        months = [.. bounds.Skip(1).Select(_ => new Tally())];
        states = new State[bounds.Count];
    }

    /// <param name="subscription">Those of one member and program come one after another, by their beginning.</param>
    public void Add(in Subscription subscription)
    {
        if (current != (subscription.MemberId, subscription.ProgramId)) End();
        current = (subscription.MemberId, subscription.ProgramId);
        for (var index = 0; index < states.Length; index++) Note(ref states[index], subscription, bounds[index]);
    }

    public SubscriptionFigures Total()
    {
        End();
        return total.Figures();
    }

    /// <summary>Each local month in the period.</summary>
    public IReadOnlyList<SubscriptionFigures> Months()
    {
        End();
        return [.. months.Select(month => month.Figures())];
    }

    private void End()
    {
        total.Add(states[0], states[^1]);
        for (var index = 0; index < months.Length; index++) months[index].Add(states[index], states[index + 1]);
        Array.Clear(states);
    }

    private static void Note(ref State state, in Subscription subscription, Instant at)
    {
        if (at < subscription.From || state == State.Member) return;
        if (at < subscription.Until) state = State.Member;
        else state = subscription.IsCancelled ? State.Cancelled : State.NotRenewed;
    }

    private enum State
    {
        NotYet,
        Member,
        Cancelled,
        NotRenewed,
    }

    private sealed class Tally
    {
        private long atStart;
        private long cancelled;
        private long notRenewed;
        private long joined;

        public void Add(State before, State after)
        {
            if (before != State.Member)
            {
                if (after == State.Member) joined++;
                return;
            }

            atStart++;
            if (after == State.Cancelled) cancelled++;
            if (after == State.NotRenewed) notRenewed++;
        }

        public SubscriptionFigures Figures() => new()
        {
            AtStart = atStart,
            Cancelled = cancelled,
            NotRenewed = notRenewed,
            ChurnRate = Ratio.Of(cancelled + notRenewed, atStart),
            Joined = joined,
            AtEnd = atStart - cancelled - notRenewed + joined,
        };
    }
}
