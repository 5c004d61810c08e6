using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Kinds;

/// <summary>Scores members by the four kinds of loyalty. Not for two threads.</summary>
public sealed class KindJudge(AnalyticsSettings settings)
{
    private const double MostSatisfied = 4;

    private readonly KindSettings kinds = settings.Kinds;
    private readonly List<MemberFact> visits = [];

    /// <summary>A member's scores by what was known just before an instant.</summary>
    public KindScores ScoresOf(MemberFacts member, Instant asOf)
    {
        var reasons = ReasonsOf(member, asOf);
        var tells = reasons.Visits >= kinds.LeastVisits;
        var scores = new KindScores(
            tells ? 100.0 * reasons.PromotedPurchases / reasons.Purchases : null,
            tells && settings.ResearchTags.Count > 0 && reasons.Spend > 0
                ? 100.0 * reasons.ResearchedSpend / reasons.Spend : null,
            100 * (Math.Min(1, (double)reasons.Activities / kinds.FullActivities)
                + Math.Min(1, (double)reasons.Referrals / kinds.FullReferrals)
                + Math.Min(1, reasons.Satisfaction / kinds.FullAnswers)) / 3,
            tells && reasons.GapVariation is { } variation ? 100 * Math.Max(0, 1 - variation) : null,
            Leading: null,
            reasons);
        return scores with { Leading = LeadingOf(scores) };
    }

    private LoyaltyKind? LeadingOf(KindScores scores)
    {
        LoyaltyKind? leading = null;
        foreach (var kind in Enum.GetValues<LoyaltyKind>())
            if (scores[kind] >= kinds.LeadsFrom && (leading is not { } best || scores[kind] > scores[best]))
                leading = kind;
        return leading;
    }

    private KindReasons ReasonsOf(MemberFacts member, Instant asOf)
    {
        var from = asOf.Plus(-TimeSpan.FromDays(kinds.WindowDays));
        var (purchases, promoted, activities, referrals, answers) = (0, 0, 0, 0, 0);
        var (spend, researched, satisfaction) = (0L, 0L, 0.0);
        foreach (ref readonly var fact in FactSpan.Of(member))
        {
            if (fact.At < from || fact.At >= asOf) continue;
            switch (fact.Kind)
            {
                case FactKind.Purchase:
                    purchases++;
                    if (fact.IsPromoted) promoted++;
                    spend = checked(spend + fact.Amount);
                    researched = checked(researched + fact.Researched);
                    break;
                case FactKind.Activity:
                    activities++;
                    break;
                case FactKind.Referral:
                    referrals++;
                    break;
                case FactKind.Feedback:
                    answers++;
                    satisfaction += fact.Amount / MostSatisfied;
                    break;
            }
        }

        Visits.Read(member, asOf, visits);
        visits.RemoveAll(visit => visit.At < from);
        var (average, variation) = Steadiness(asOf);
        return new KindReasons(
            purchases, promoted, spend, researched, activities, referrals, answers, satisfaction, visits.Count,
            average, variation);
    }

    // A silence longer than the gaps' average breaks the habit while it lasts; a shorter one says nothing yet.
    private (double? Average, double? Variation) Steadiness(Instant asOf)
    {
        var gaps = visits.Zip(visits.Skip(1), static (one, next) => next.At.Since(one.At).TotalDays).ToList();
        if (gaps.Count == 0) return (null, null);
        var silence = asOf.Since(visits[^1].At).TotalDays;
        if (silence > gaps.Average()) gaps.Add(silence);
        if (gaps.Count < 2) return (gaps[0], null);
        var average = gaps.Average();
        var deviation = Math.Sqrt(gaps.Sum(gap => (gap - average) * (gap - average)) / (gaps.Count - 1));
        return (average, deviation / average);
    }
}
