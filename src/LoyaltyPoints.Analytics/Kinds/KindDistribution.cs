using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Kinds;

/// <summary>How the kinds of loyalty are spread over the members who did anything in the window.</summary>
/// <param name="Members">Who did anything in the window.</param>
/// <param name="Undecided">Of them, those of no kind: no score is high enough.</param>
/// <param name="Kinds">One for each kind, in its order.</param>
public sealed record KindDistribution(long Members, long Undecided, IReadOnlyList<KindShare> Kinds);

/// <summary>One kind of loyalty among the members.</summary>
/// <param name="Leading">Members of this kind.</param>
/// <param name="Scored">Members who have this score.</param>
/// <param name="AverageScore">Over those; null where there are none.</param>
/// <param name="Tenths">How many of those score from 0, from 10, ... and from 90 to 100.</param>
/// <param name="Spend">What the members of this kind bought in the window, returns left aside.</param>
public sealed record KindShare(
    LoyaltyKind Kind, long Leading, long Scored, double? AverageScore, IReadOnlyList<long> Tenths, long Spend);

/// <summary>Counts the kinds in one pass.</summary>
public static class KindCount
{
    private const int Bins = 10;

    public static KindDistribution Of(
        IEnumerable<MemberFacts> members, AnalyticsQuestion question, AnalyticsSettings settings)
    {
        var judge = new KindJudge(settings);
        var tallies = Enum.GetValues<LoyaltyKind>().Select(static kind => new Tally(kind)).ToList();
        var (known, undecided) = (0L, 0L);
        foreach (var member in members)
        {
            var scores = judge.ScoresOf(member, question.To);
            if (scores.Reasons is { Purchases: 0, Activities: 0, Answers: 0 }) continue;
            known++;
            if (scores.Leading is null) undecided++;
            foreach (var tally in tallies) tally.Add(scores);
        }

        return new KindDistribution(known, undecided, [.. tallies.Select(static tally => tally.Share)]);
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
