using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Collects what was known of members at an instant, and what they bought after it.</summary>
/// <param name="from">The start of a local day.</param>
/// <param name="weeks">From then to the end of the as-of's day.</param>
internal sealed class Holdout(AnalyticsQuestion question, Instant from, int weeks)
{
    /// <summary>Members with as many repeats or more are one class, as in the papers.</summary>
    public const int LastClass = 7;

    private readonly HistoryGroups known = new();

    public void Add(IReadOnlyList<MemberFact> facts, BuyerHistory whole)
    {
        if (BuyerHistory.Of(facts, question.Calendar, from) is not { } history) return;
        known.Add(history, whole.Repeats - history.Repeats);
    }

    public HoldoutReport Report()
    {
        var fit = BgNbdFit.To(known);
        if (fit.Model is null) return new HoldoutReport(from, weeks, known.Members, fit, []);
        var rows = new HoldoutClass[LastClass + 1];
        for (var i = 0; i < rows.Length; i++) rows[i] = new HoldoutClass(i, 0, 0, 0);
        foreach (var ((repeats, recency, age), group) in known.All)
        {
            var expected = fit.Model.ExpectedPurchases(repeats, recency / 7.0, age / 7.0, weeks);
            ref var row = ref rows[Math.Min(repeats, LastClass)];
            row = row with
            {
                Members = row.Members + group.Count,
                Actual = row.Actual + group.Later,
                Expected = row.Expected + group.Count * expected,
            };
        }

        return new HoldoutReport(from, weeks, known.Members, fit, rows);
    }
}
