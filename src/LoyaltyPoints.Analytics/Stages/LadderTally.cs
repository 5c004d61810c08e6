using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Stages;

/// <summary>Puts all members on the ladder, one after the other.</summary>
public sealed class LadderTally(AnalyticsQuestion question, AnalyticsSettings settings)
{
    private const int Stages = (int)LoyaltyStage.WonBack + 1;

    private readonly StageJudge judge = new(settings);
    // By the stage before, 0 where a member was not known yet, and the stage now.
    private readonly long[,] moves = new long[Stages, Stages];
    private readonly long[] revenue = new long[Stages];

    public Ladder Ladder
    {
        get
        {
            var rungs = Enum.GetValues<LoyaltyStage>().Select(RungOf).ToList();
            var moved = from origin in Enumerable.Range(0, Stages)
                        from to in Enumerable.Range(1, Stages - 1)
                        where moves[origin, to] > 0
                        select new RungMove(
                            origin == 0 ? null : (LoyaltyStage)origin, (LoyaltyStage)to, moves[origin, to]);
            return new Ladder(rungs.Sum(rung => rung.Members), rungs, [.. moved]);
        }
    }

    public void Add(MemberFacts member)
    {
        if (judge.StageOf(member, question.To) is not { } now) return;
        var before = judge.StageOf(member, question.From);
        moves[before is { } known ? (int)known.Stage : 0, (int)now.Stage]++;
        var spend = NetSpend.Between(member, question.From, question.To);
        revenue[(int)now.Stage] = checked(revenue[(int)now.Stage] + spend);
    }

    private Rung RungOf(LoyaltyStage stage) => new(
        stage,
        Enumerable.Range(0, Stages).Sum(from => moves[from, (int)stage]),
        Enumerable.Range(0, Stages).Sum(to => moves[(int)stage, to]),
        revenue[(int)stage]);
}
