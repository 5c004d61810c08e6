using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Standings;

/// <summary>What tiers are judged by, as an account has it.</summary>
internal static class TierInputsOf
{
    public static TierInputs Account(Account account, DayBook days, Totals lifetime) => new(
        account.EnrolledAt, days, lifetime, at => Math.Max(0, account.BalanceAt(at).Available),
        LotBook.Of(account).Changes);
}
