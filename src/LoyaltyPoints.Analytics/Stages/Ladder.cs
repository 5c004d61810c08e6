using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Stages;

/// <summary>How many members stand on each rung, where they stood when the period began, and what they bought in it.</summary>
/// <param name="Members">All that are counted on a rung.</param>
/// <param name="Rungs">One for each stage, in its order.</param>
/// <param name="Moves">From rung to rung during the period; only where anybody moved or stayed.</param>
public sealed record Ladder(long Members, IReadOnlyList<Rung> Rungs, IReadOnlyList<RungMove> Moves);

/// <summary>A rung of the ladder.</summary>
/// <param name="Members">Who stands on it at the period's end.</param>
/// <param name="Before">Who stood on it at the period's start.</param>
/// <param name="Revenue">What those who stand on it at the end bought in the period, less returns.</param>
public sealed record Rung(LoyaltyStage Stage, long Members, long Before, long Revenue);

/// <summary>Members who stood on one rung at the period's start and on another at its end.</summary>
/// <param name="From">Null: they were not known yet.</param>
public sealed record RungMove(LoyaltyStage? From, LoyaltyStage To, long Members);

/// <summary>Puts all members on the ladder in one pass.</summary>
public static class LadderCount
{
    private const int Stages = (int)LoyaltyStage.WonBack + 1;

    public static Ladder Of(IEnumerable<MemberFacts> members, AnalyticsQuestion question, AnalyticsSettings settings)
    {
        var judge = new StageJudge(settings);
        var moves = new long[Stages, Stages];
        var revenue = new long[Stages];
        foreach (var member in members)
        {
            if (judge.StageOf(member, question.To) is not { } now) continue;
            var before = judge.StageOf(member, question.From);
            moves[before is { } known ? (int)known.Stage : 0, (int)now.Stage]++;
            var spend = NetSpend.Between(member, question.From, question.To);
            revenue[(int)now.Stage] = checked(revenue[(int)now.Stage] + spend);
        }

        var rungs = Enum.GetValues<LoyaltyStage>().Select(stage => new Rung(
            stage,
            Enumerable.Range(0, Stages).Sum(from => moves[from, (int)stage]),
            Enumerable.Range(0, Stages).Sum(to => moves[(int)stage, to]),
            revenue[(int)stage])).ToList();
        var moved = from origin in Enumerable.Range(0, Stages)
                    from to in Enumerable.Range(1, Stages - 1)
                    where moves[origin, to] > 0
                    select new RungMove(
                        origin == 0 ? null : (LoyaltyStage)origin, (LoyaltyStage)to, moves[origin, to]);
        return new Ladder(rungs.Sum(rung => rung.Members), rungs, [.. moved]);
    }
}
