using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Tests;

/// <summary>Members and what they did, by days before an as-of.</summary>
internal static class Facts
{
    public static readonly Instant AsOf = Instant.From(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public static Instant Ago(double days) => AsOf.Plus(-TimeSpan.FromDays(days));

    public static MemberFact Buy(double daysAgo, long amount = 1000) => new()
    {
        Kind = FactKind.Purchase, At = Ago(daysAgo), Tail = (long)(daysAgo * 1000), Amount = amount,
    };

    public static MemberFact Return(double daysAgo, long amount) =>
        Buy(daysAgo, amount) with { Kind = FactKind.Return };

    public static MemberFact Act(double daysAgo) => Buy(daysAgo, 0) with { Kind = FactKind.Activity };

    public static MemberFact Bring(double daysAgo) => Buy(daysAgo, 0) with { Kind = FactKind.Referral };

    public static MemberFact Answer(double daysAgo, long level) =>
        Buy(daysAgo, level) with { Kind = FactKind.Feedback };

    /// <summary>In the order of time, whatever order they are given in.</summary>
    public static MemberFacts Member(params IEnumerable<MemberFact> facts) =>
        new(Guid.Empty, Ago(2000), [.. facts.OrderBy(static fact => fact.At)]);

    /// <summary>One whose latest purchase is so many days ago, and the gaps before it, the latest last.</summary>
    public static MemberFacts WithGaps(double silence, params IReadOnlyList<double> gaps) =>
        Member(Enumerable.Range(0, gaps.Count + 1).Select(i => Buy(silence + gaps.Skip(i).Sum())));
}
