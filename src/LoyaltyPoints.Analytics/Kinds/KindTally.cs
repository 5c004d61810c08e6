using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Kinds;

/// <summary>Counts the kinds of loyalty, one member after the other.</summary>
/// <param name="asOf">What comes from this instant on is not known.</param>
public sealed class KindTally(AnalyticsSettings settings, Instant asOf)
{
    private const int Bins = 10;

    private readonly KindJudge judge = new(settings);
    private readonly List<Tally> tallies = [.. Enum.GetValues<LoyaltyKind>().Select(static kind => new Tally(kind))];
    private long members;
    private long undecided;

    public KindDistribution Distribution =>
        new(members, undecided, [.. tallies.Select(static tally => tally.Share)]);

    public void Add(MemberFacts member)
    {
        var scores = judge.ScoresOf(member, asOf);
        if (scores.Reasons is { Purchases: 0, Activities: 0, Referrals: 0, Answers: 0 }) return;
        members++;
        if (scores.Leading is null) undecided++;
        foreach (var tally in tallies) tally.Add(scores);
    }

    private sealed class Tally(LoyaltyKind kind)
    {
        private readonly long[] tenths = new long[Bins];
        private long leading;
        private long spend;
        private double sum;

        public KindShare Share =>
            new(kind, leading, tenths.Sum(), tenths.Sum() is > 0 and var scored ? sum / scored : null, tenths, spend);

        public void Add(KindScores scores)
        {
            if (scores[kind] is { } score)
            {
                sum += score;
                tenths[Math.Min(Bins - 1, (int)(score / (100 / Bins)))]++;
            }

            if (scores.Leading != kind) return;
            leading++;
            spend = checked(spend + scores.Reasons.Spend);
        }
    }
}
