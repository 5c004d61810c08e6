using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Merges;

/// <summary>What two accounts of one person stand for together, and apart again.</summary>
internal static class MergedStanding
{
    /// <param name="change">What the merge has done to the units so far.</param>
    /// <param name="other">The account that is merged into it, as it was.</param>
    public static AccountChange Join(
        AccountChange change, Account other, DecisionContext into, DecisionContext from)
    {
        var after = change.After;
        if (into.Program(after.ProgramId) is not { } program) return change;
        if (program.Membership is { } terms)
        {
            var membership = MergedMembership.Of(
                after.Standing.Membership, other.Standing.Membership, terms, into.Now);
            after = after with { Standing = after.Standing with { Membership = membership } };
        }

        if (!program.CountsDays && program.Ladder is null) return change with { After = after };
        var at = Instant.Max(into.Now, Instant.Max(after.Standing.At, other.Standing.At));
        var theirDays = from.Member.Days(after.ProgramId);
        var update = new StandingUpdate(after, program, into.Member.Days(after.ProgramId), at);
        if (program.Definition.MergedTier == MergedTier.Totals)
            foreach (var (day, totals) in theirDays.Days.ToList()) update.Count(day, totals);
        update.TakeBetterTier(new StandingUpdate(other, program, theirDays, at));
        update.Rise(after);
        return Finished(change, update, after, into);
    }

    /// <summary>Takes the days of the other account off again, where they were added.</summary>
    public static AccountChange Part(
        AccountChange change, MergedAccount merged, DecisionContext into, DecisionContext from)
    {
        var after = change.After;
        if (after.Standing.Membership is { } membership && MergedMembership.IsAs(membership, merged.After))
            after = after with { Standing = after.Standing with { Membership = merged.Before } };
        if (into.Program(after.ProgramId) is not { } program || !merged.CountsDays)
            return change with { After = after };
        var update = StandingUpdate.Of(after, program, into, into.Now);
        var days = into.Member.Days(after.ProgramId);
        foreach (var (day, totals) in from.Member.Days(after.ProgramId).Days.ToList())
            update.Count(day, default(Totals) - Least(totals, days[day]));
        update.Recheck(after);
        return Finished(change, update, after, into);
    }

    // What was returned meanwhile was taken off here: no day may fall below zero for it.
    private static Totals Least(Totals one, Totals other) => new(
        Math.Max(0, Math.Min(one.Spend, other.Spend)), Math.Max(0, Math.Min(one.Units, other.Units)),
        Math.Max(0, Math.Min(one.Visits, other.Visits)));

    private static AccountChange Finished(
        AccountChange change, StandingUpdate update, Account after, DecisionContext into)
    {
        var (account, days, moves) = update.Finish(after, into.RecordedAt);
        return change with { After = account, Days = days, TierChanges = moves };
    }
}
