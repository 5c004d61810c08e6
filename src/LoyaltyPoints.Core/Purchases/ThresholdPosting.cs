using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>What reaching, or falling below, amounts of a period came to.</summary>
/// <param name="Units">Given; below zero where taken back.</param>
/// <param name="Shortfall">What should have been taken back and was not there.</param>
internal sealed record ThresholdResult(
    long Units, long Shortfall, IReadOnlyList<ExplanationRow> Rows, IReadOnlyList<KeyValuePair<CapKey, long>> Counters)
{
    public static readonly ThresholdResult None = new(0, 0, [], []);
}

/// <summary>
/// Gives what thresholds give once the standing has counted a purchase, and takes it back once it has counted a return.
/// A threshold belongs to its period, not to a purchase: it has been given as often as the period's total says.
/// </summary>
internal sealed class ThresholdPosting(
    CompiledProgram program, Account account, StandingUpdate? standing, Instant occurredAt, MemberState member)
{
    public ThresholdResult Reach(Posting posting)
    {
        if (program.Definition.Thresholds.Count == 0) return ThresholdResult.None;
        var (units, shortfall) = (0L, 0L);
        var (rows, counters) = (new List<ExplanationRow>(), new List<KeyValuePair<CapKey, long>>());
        var periods = program.ThresholdsAt(occurredAt, account.EnrolledAt);
        var given = member.CapUsageOf(account.ProgramId, [.. periods.Select(period => period.Counter)]);
        foreach (var (threshold, counter, from, to) in periods)
        {
            var total = standing!.Counted(from, to).Spend;
            var more = ThresholdStep.Change(threshold, total, given[counter]);
            if (more == 0) continue;
            var due = checked(more * threshold.Units);
            var moved = Move(posting, due);
            units = checked(units + moved);
            shortfall = checked(shortfall + moved - due);
            counters.Add(new(counter, checked(given[counter] + more)));
            rows.Add(new ExplanationRow
            {
                RuleId = threshold.Id, Kind = "threshold", Basis = total, Exact = moved,
            });
        }

        return new ThresholdResult(units, shortfall, rows, counters);
    }

    private long Move(Posting posting, long due)
    {
        var lot = program.LotOf(occurredAt);
        if (due < 0) return -posting.Clawback(-due, lot, program.ClawbackMayGoNegative);
        posting.Accrue(due, lot);
        return due;
    }
}
