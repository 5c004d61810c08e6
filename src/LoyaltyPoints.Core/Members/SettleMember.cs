using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Members;

/// <summary>
/// The command behind a sweep: writes down what time alone has changed of a member's accounts until now. Whoever reads
/// or writes has reckoned with it all along. Pure.
/// </summary>
public static class SettleMember
{
    /// <returns>Accounts that were due; empty where none was.</returns>
    public static IReadOnlyList<AccountChange> Decide(DecisionContext context)
    {
        var changes = new List<AccountChange>();
        foreach (var account in context.Member.Accounts)
        {
            if (account.DueAt > context.Now) continue;
            var posting = context.Open(account, Guid.Empty);
            var change = AccountChange.Of(posting);
            // What rests on the balance goes on with any change.
            if (context.Program(account.ProgramId) is { Ladder.RestsOnBalance: false } program)
            {
                var (after, moves) = StandingSweep.WriteDown(
                    change.After, program, context.Member.Days(account.ProgramId), context.Now);
                change = change with { After = after, TierChanges = moves };
            }

            changes.Add(change);
        }

        return changes;
    }
}
