using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>Who left in the whole period.</summary>
/// <param name="SilentAfterDays">Days of 24 hours without a purchase after which a member is silent.</param>
/// <param name="Silence">By purchases.</param>
/// <param name="Rhythm">By each member's own rhythm; absent where no model of it was learned yet.</param>
/// <param name="Subscriptions">By paid memberships.</param>
public sealed record ChurnSummary(
    int SilentAfterDays, SilenceFigures Silence, RhythmFigures? Rhythm, SubscriptionFigures Subscriptions);

/// <summary>Who left in a month.</summary>
/// <param name="From">The first instant of the local month, or of the period.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="Silence">By purchases.</param>
/// <param name="Subscriptions">By paid memberships.</param>
public sealed record ChurnMonth(Instant From, Instant To, SilenceFigures Silence, SubscriptionFigures Subscriptions);

/// <summary>Who left, by silence, by rhythm and by paid memberships.</summary>
/// <param name="model">Null where none was learned yet.</param>
/// <param name="subscriptions">By member, program and beginning.</param>
public sealed class ChurnMeasure(
    AnalyticsQuestion question, int silentAfterDays, LifetimeModel? model, IReadOnlyList<Subscription> subscriptions)
{
    private readonly RhythmMeasure? rhythm = model is null ? null : new RhythmMeasure(question, model);
    private readonly SilenceMeasure silence = new(question, silentAfterDays);
    private readonly SubscriptionMeasure paying = new(question);
    private int next;

    /// <param name="member">
    /// With all purchases before the end of the period; members come in the order of their ids, and those who do not
    /// come do not count, with their memberships.
    /// </param>
    public void Add(MemberFacts member)
    {
        silence.Add(member);
        rhythm?.Add(member);
        while (next < subscriptions.Count && subscriptions[next].MemberId.CompareTo(member.MemberId) < 0) next++;
        for (; next < subscriptions.Count && subscriptions[next].MemberId == member.MemberId; next++)
            paying.Add(subscriptions[next]);
    }

    public (ChurnSummary Summary, IReadOnlyList<ChurnMonth> Months) Answer()
    {
        var (bounds, quiet, paid) = (MonthBounds.Of(question), silence.Months(), paying.Months());
        return (
            new ChurnSummary(silentAfterDays, silence.Total(), rhythm?.Figures(), paying.Total()),
            [.. quiet.Select((month, index) => new ChurnMonth(bounds[index], bounds[index + 1], month, paid[index]))]);
    }
}
