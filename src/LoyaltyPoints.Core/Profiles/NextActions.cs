using System.Globalization;

namespace LoyaltyPoints.Core.Profiles;

/// <summary>Something worth doing for a member now.</summary>
/// <param name="RuleId">Which rule says so.</param>
/// <param name="Action">What to do, in an imperative.</param>
/// <param name="Reason">Why, with the numbers.</param>
public sealed record NextAction(string RuleId, string Action, string Reason);

/// <summary>
/// The rules of the next action, most urgent first: who is unhappy, what is lost soon, what can be had now, what is near, who may be
/// leaving. Each says something of its own at most once.
/// </summary>
public static class NextActions
{
    public const int UnhappyWithinDays = 30;
    public const int UnhappyUpToLevel = 1;
    public const int UnitsExpireWithinDays = 30;
    public const int VoucherExpiresWithinDays = 14;
    public const int BirthdayWithinDays = 7;
    public const int RhythmNeedsPurchases = 3;
    public const double SilentForGaps = 2;
    public const double LikelyGone = 0.5;

    private static readonly Func<MemberSituation, NextAction?>[] Rules =
        [Unhappy, Membership, Units, Voucher, Reward, Tier, Silence, Birthday];

    /// <summary>Those that apply, in the order of the rules; empty where none does.</summary>
    public static IReadOnlyList<NextAction> Of(MemberSituation situation) =>
        [.. Rules.Select(rule => rule(situation)).OfType<NextAction>()];

    private static NextAction? Unhappy(MemberSituation situation) =>
        situation.Feedback is { Level: <= UnhappyUpToLevel } feedback
            && feedback.At > situation.Now.Plus(-TimeSpan.FromDays(UnhappyWithinDays))
            ? new("unhappy-feedback", "Ask what went wrong, and make it good.",
                $"The latest answer, of {feedback.At}, was {feedback.Word}.")
            : null;

    private static NextAction? Membership(MemberSituation situation) =>
        situation.Memberships.OrderBy(static one => one.ProgramId).FirstOrDefault() is { } unpaid
            ? new("membership-unpaid", "Offer to renew the membership.",
                $"The membership in {unpaid.Program} is {unpaid.Status}.")
            : null;

    private static NextAction? Units(MemberSituation situation)
    {
        var until = situation.Now.Plus(TimeSpan.FromDays(UnitsExpireWithinDays));
        return situation.Expiring.Where(units => units.At <= until).OrderBy(static units => units.At)
            .ThenByDescending(static units => units.Units).FirstOrDefault() is { } next
            ? new("units-expire", "Help to use them.",
                $"{next.Units} units of {next.Program} expire on {next.At}.")
            : null;
    }

    private static NextAction? Voucher(MemberSituation situation)
    {
        var until = situation.Now.Plus(TimeSpan.FromDays(VoucherExpiresWithinDays));
        return situation.Vouchers.Where(voucher => voucher.At <= until).OrderBy(static voucher => voucher.At)
            .FirstOrDefault() is { } next
            ? new("voucher-expires", "Remind of the voucher.",
                $"A voucher of {next.Series} expires on {next.At}.")
            : null;
    }

    private static NextAction? Reward(MemberSituation situation) =>
        situation.Rewards.OrderByDescending(static reward => reward.Units).ThenBy(static reward => reward.Id)
            .FirstOrDefault() is { } reward
            ? new("reward-in-reach", "Offer the reward.",
                $"{reward.Name} costs {reward.Units} units, and they are there.")
            : null;

    private static NextAction? Tier(MemberSituation situation) =>
        situation.Basket is { } basket
            && situation.Tiers.Where(tier => tier.Missing > 0 && tier.Missing <= basket)
                .OrderBy(static tier => tier.Missing).FirstOrDefault() is { } tier
            ? new("tier-within-basket", "Tell how little is missing.",
                $"{tier.Missing} more reach {tier.Name}; a usual purchase comes to {basket}.")
            : null;

    private static NextAction? Silence(MemberSituation situation)
    {
        var (rhythm, alive) = (situation.Rhythm, situation.ProbabilityAlive);
        if (rhythm.PurchaseDays < RhythmNeedsPurchases) return null;
        var isLate = rhythm.DaysSinceLast > SilentForGaps * Math.Max(1, rhythm.TypicalGapDays ?? 0);
        if (!isLate && !(alive < LikelyGone)) return null;
        var gap = rhythm.TypicalGapDays?.ToString("0.#", CultureInfo.InvariantCulture);
        var reason = $"The last purchase was {rhythm.DaysSinceLast} days ago; usually {gap} days pass.";
        return new(
            "at-risk", "Ask how things are, and give a reason to come back.",
            alive is { } chance ? $"{reason} The chance that the member still buys is {chance:0.00}." : reason);
    }

    private static NextAction? Birthday(MemberSituation situation) =>
        situation.DaysToBirthday is { } days && days <= BirthdayWithinDays
            ? new("birthday", "Congratulate.", days == 0 ? "The birthday is today."
                : $"The birthday is in {days} days.")
            : null;
}
