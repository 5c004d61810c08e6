using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>Which silent members are worth winning back.</summary>
/// <param name="SilentAfterDays">Of 24 hours, up to the as-of; 1 or more.</param>
/// <param name="MinimumRevenue">In the period, net of returns.</param>
/// <param name="Limit">How many are told at most.</param>
public sealed record WinBackQuestion(int SilentAfterDays, long MinimumRevenue, int Limit);

/// <summary>A silent member.</summary>
/// <param name="SilentDays">Local days since the last purchase.</param>
/// <param name="Purchases">All before the as-of.</param>
/// <param name="Revenue">In the period, net of returns.</param>
/// <param name="UsualGapDays">The median of local days between purchases; absent with one purchase.</param>
/// <param name="ProbabilityAlive">That it still buys, at the as-of; absent where no model was learned yet.</param>
public sealed record SilentMember(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, Instant LastPurchaseAt, int SilentDays,
    int Purchases, long Revenue, double? UsualGapDays, double? ProbabilityAlive);

/// <summary>Silent members together.</summary>
public sealed record WinBackSummary
{
    /// <summary>All who are silent and have spent what was asked for, also beyond the limit.</summary>
    public required long Silent { get; init; }

    /// <summary>What they spent in the period, net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>How many are listed.</summary>
    public required int Listed { get; init; }
}

/// <summary>Members who are silent but spent much.</summary>
/// <param name="model">Null where none was learned yet.</param>
public sealed class WinBackMeasure(AnalyticsQuestion question, WinBackQuestion wanted, LifetimeModel? model)
{
    private readonly LocalDays days = new(question.Calendar);
    private readonly BestOf<(long Revenue, Guid Id), SilentMember> best = new(wanted.Limit, Order);
    private long silent;
    private long revenue;

    /// <param name="member">With all purchases and returns before the as-of.</param>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        if (Silent(member) is not { } found) return;
        silent++;
        revenue = checked(revenue + found.Revenue);
        var key = (found.Revenue, found.MemberId);
        if (!best.Takes(key)) return;
        var alive = model?.ProbabilityAlive(member.Facts, question.Calendar, question.AsOf);
        best.Add(key, found with { UsualGapDays = UsualGap(member), ProbabilityAlive = alive });
    }

    /// <returns>Who spent most first, then by id.</returns>
    public (WinBackSummary Summary, IReadOnlyList<SilentMember> Members) Answer()
    {
        var listed = best.InOrder();
        return (new WinBackSummary { Silent = silent, Revenue = revenue, Listed = listed.Count }, listed);
    }

    private static int Order((long Revenue, Guid Id) a, (long Revenue, Guid Id) b) =>
        a.Revenue != b.Revenue ? b.Revenue.CompareTo(a.Revenue) : a.Id.CompareTo(b.Id);

    private SilentMember? Silent(MemberFacts member)
    {
        Instant? last = null;
        var (purchases, net) = (0, 0L);
        foreach (var fact in member.Facts)
        {
            if (fact.At >= question.AsOf) break;
            if (fact.Kind is not (FactKind.Purchase or FactKind.Return)) continue;
            var amount = fact.Kind == FactKind.Purchase ? fact.Amount : -fact.Amount;
            if (question.IsInPeriod(fact.At)) net = checked(net + amount);
            if (fact.Kind == FactKind.Return) continue;
            purchases++;
            last = fact.At;
        }

        if (last is not { } at || net < wanted.MinimumRevenue) return null;
        if (question.AsOf.Since(at) <= TimeSpan.FromDays(wanted.SilentAfterDays)) return null;
        var silentDays = days.DayOf(question.AsOf) - days.DayOf(at);
        return new SilentMember(member.MemberId, at, silentDays, purchases, net, null, null);
    }

    private double? UsualGap(MemberFacts member)
    {
        var gaps = new DayHistogram();
        int? before = null;
        foreach (var fact in member.Facts)
        {
            if (fact.At >= question.AsOf) break;
            if (fact.Kind != FactKind.Purchase) continue;
            var day = days.DayOf(fact.At);
            if (before is { } known) gaps.Add(day - known);
            before = day;
        }

        return gaps.Median;
    }
}
