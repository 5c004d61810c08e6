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
public static class SubscriptionMeasure
{
    /// <param name="subscriptions">Those of one member and program one after another.</param>
    /// <returns>The whole period, and each local month in it.</returns>
    public static (SubscriptionFigures Total, IReadOnlyList<SubscriptionFigures> Months) Of(
        IEnumerable<Subscription> subscriptions, AnalyticsQuestion question)
    {
        var bounds = MonthBounds.Of(question);
        var total = new Tally();
        var months = new Tally[bounds.Count - 1];
        for (var index = 0; index < months.Length; index++) months[index] = new Tally();
        var states = new State[bounds.Count];
        (Guid, Guid)? current = null;
        foreach (var subscription in subscriptions)
        {
            if (current != (subscription.MemberId, subscription.ProgramId)) End();
            current = (subscription.MemberId, subscription.ProgramId);
            for (var index = 0; index < states.Length; index++) Note(ref states[index], subscription, bounds[index]);
        }

        End();
        return (total.Figures(), [.. months.Select(month => month.Figures())]);

        void End()
        {
            total.Add(states[0], states[^1]);
            for (var index = 0; index < months.Length; index++) months[index].Add(states[index], states[index + 1]);
            Array.Clear(states);
        }
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
