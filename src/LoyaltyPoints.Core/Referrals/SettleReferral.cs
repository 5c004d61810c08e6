using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>
/// The command that does the referrer's part of what has happened to a referral: pays once what is due, or takes it
/// back. By the status alone, so it may run any number of times. Pure.
/// </summary>
public static class SettleReferral
{
    /// <summary>The counter that must be in the referrer's state before <see cref="Decide"/>.</summary>
    public static IEnumerable<(Guid ProgramId, CapKey Key)> Counters(
        Referral referral, ReferralCap? cap, DecisionContext context) =>
        CounterOf(referral, cap, context) is { } key ? [(referral.Qualification!.ProgramId, key)] : [];

    /// <param name="cap">As it is set now; null: none.</param>
    /// <param name="context">Of the referrer.</param>
    /// <returns>Null where nothing is to be done.</returns>
    public static ReferralStep? Decide(Referral referral, ReferralCap? cap, DecisionContext context)
    {
        if (!referral.IsUnsettled) return null;
        if (context.Member.Account(referral.Qualification!.ProgramId) is not { } account)
        {
            var status = referral.Status == ReferralStatus.Qualified
                ? ReferralStatus.NotEnrolled : ReferralStatus.Revoked;
            return new ReferralStep(referral with { Status = status }, null, 0, default);
        }

        return referral.Status == ReferralStatus.Qualified ? Pay(referral, cap, account, context)
            : TakeBack(referral, cap, account, context);
    }

    private static ReferralStep Pay(Referral referral, ReferralCap? cap, Account account, DecisionContext context)
    {
        var counter = CounterOf(referral, cap, context);
        if (counter is { } reached && UsedOf(reached, account, context) >= cap!.Count)
            return Capped(referral, account, context);
        try
        {
            var units = referral.Qualification!.ReferrerUnits;
            var (lots, change, balance) = ReferralPosting.Give(
                referral.Id, units, account, context.Program(account.ProgramId)!, context);
            if (counter is { } key)
                change = change! with { CapUsage = [new(key, UsedOf(key, account, context) + 1)] };
            return new ReferralStep(
                referral with { Status = ReferralStatus.Rewarded, ReferrerLots = lots }, change, units, balance);
        }
        catch (OverflowException)
        {
            // The account can hold no more.
            return Capped(referral, account, context);
        }
    }

    private static ReferralStep TakeBack(
        Referral referral, ReferralCap? cap, Account account, DecisionContext context)
    {
        var (taken, change, balance) = ReferralPosting.TakeBack(
            referral.Id, referral.ReferrerLots, account, context);
        // What was taken back leaves its place in the period to another.
        if (CounterOf(referral, cap, context) is { } key && UsedOf(key, account, context) is > 0 and var used)
            change = change! with { CapUsage = [new(key, used - 1)] };
        return new ReferralStep(
            referral with { Status = ReferralStatus.Revoked, ReferrerTaken = taken }, change, -taken, balance);
    }

    private static ReferralStep Capped(Referral referral, Account account, DecisionContext context) =>
        new(referral with { Status = ReferralStatus.Capped }, null, 0, context.BalanceOf(account));

    private static CapKey? CounterOf(Referral referral, ReferralCap? cap, DecisionContext context) =>
        cap is null || referral.Qualification is not { } qualified
        || context.Program(qualified.ProgramId) is not { } program
            ? null : cap.CounterAt(qualified.At, program);

    private static long UsedOf(CapKey key, Account account, DecisionContext context) =>
        context.Member.CapUsageOf(account.ProgramId, [key])[key];
}
