using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Standings;

/// <summary>An account's tier, shown as of an instant.</summary>
public static class AccountTier
{
    /// <param name="context">
    /// Its instant is that which is asked about; the account's latest purchase, where that is later.
    /// </param>
    /// <returns>Null for a program without tiers.</returns>
    public static TierView? At(Account account, CompiledProgram program, DecisionContext context)
    {
        if (program.Ladder is not { } ladder) return null;
        var inputs = TierInputsOf.Account(
            account, context.Member.Days(account.ProgramId), account.Standing.Lifetime);
        var tier = account.Standing.Tier ?? ladder.Start(inputs, account.EnrolledAt, []);
        return ladder.View(tier, inputs, Instant.Max(context.Now, account.Standing.At));
    }
}
