using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>How units of a referral are given and taken back: to lots of units earned now, and from those.</summary>
internal static class ReferralPosting
{
    /// <exception cref="OverflowException">The balance leaves the range of a long.</exception>
    public static (IReadOnlyList<Allocation> Lots, AccountChange? Change, Balance Balance) Give(
        Guid referralId, long units, Account account, CompiledProgram program, DecisionContext context)
    {
        if (units == 0) return ([], null, context.BalanceOf(account));
        var posting = context.Open(account, referralId);
        var plan = GrantPlan.For(program, EarningResult.Nothing with { Units = units }, context.Now, posting.Lots);
        foreach (var (lot, part) in plan) posting.Give(part, lot);
        return ([.. plan.Select(part => new Allocation(part.Lot, part.Units))], AccountChange.Of(posting),
            posting.Balance);
    }

    /// <returns>How many units could be taken, beside what that did.</returns>
    public static (long Taken, AccountChange? Change, Balance Balance) TakeBack(
        Guid referralId, IReadOnlyList<Allocation> lots, Account account, DecisionContext context)
    {
        if (lots.Count == 0) return (0, null, context.BalanceOf(account));
        var posting = context.Open(account, referralId);
        var mayGoNegative = context.Program(account.ProgramId) is { ClawbackMayGoNegative: true };
        var taken = 0L;
        foreach (var part in lots.Reverse()) taken += posting.TakeBack(part.Units, part.Lot, mayGoNegative);
        return (taken, AccountChange.Of(posting), posting.Balance);
    }
}
