using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Standings;

/// <summary>What tiers are judged by, as an account has it.</summary>
internal static class TierInputsOf
{
    public static TierInputs Account(Account account, DayBook days, Totals lifetime) => new()
    {
        EnrolledAt = account.EnrolledAt,
        Days = days,
        Lifetime = lifetime,
        BalanceAt = at => Math.Max(0, account.BalanceAt(at).Available),
        BalanceChanges = LotBook.Of(account).Changes,
    };
}
