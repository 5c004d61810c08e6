using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Profiles;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Api.Features.Profiles;

/// <summary>What of a profile the rules of the next action ask.</summary>
internal static class ProfileSituation
{
    public static MemberSituation Of(
        ProfileAnswer profile, DecisionContext context, DateOnly? birthday, DateOnly today, LastFeedback? feedback)
    {
        var programs = new Dictionary<Guid, ProgramDefinition>();
        foreach (var account in context.Member.Accounts)
            if (context.Program(account.ProgramId) is { } program) programs[account.ProgramId] = program.Definition;
        return new MemberSituation
        {
            Now = profile.AsOf,
            Rhythm = new Rhythm(
                profile.Rhythm.PurchaseDays, profile.Rhythm.TypicalGapDays, profile.Rhythm.DaysSinceLast),
            ProbabilityAlive = profile.Rhythm.ProbabilityAlive,
            DaysToBirthday = birthday is { } day ? MemberSituation.DaysTo(day, today) : null,
            Basket = profile.Favourites.Basket,
            Feedback = feedback,
            Expiring = [.. Expiring(profile, programs)],
            Rewards =
            [
                .. profile.Offers.Rewards.Select(static reward =>
                    new ReachableReward(reward.RewardId, reward.Name, reward.Units)),
            ],
            Tiers = [.. Tiers(profile, programs)],
            Vouchers = [.. Vouchers(profile)],
            Memberships = [.. Memberships(profile, programs)],
        };
    }

    private static IEnumerable<ExpiringUnits> Expiring(
        ProfileAnswer profile, Dictionary<Guid, ProgramDefinition> programs) =>
        from balance in profile.Balances
        where programs.ContainsKey(balance.ProgramId)
        from units in balance.Expiring
        select new ExpiringUnits(balance.ProgramId, programs[balance.ProgramId].Name, units.At, units.Units);

    // Where spending alone reaches the next tier, in the currency of the usual purchase.
    private static IEnumerable<NearTier> Tiers(ProfileAnswer profile, Dictionary<Guid, ProgramDefinition> programs)
    {
        foreach (var standing in profile.Standing)
        {
            if (standing.Tier?.Next is not { } next
                || programs[standing.ProgramId].Currency != profile.Favourites.Currency) continue;
            foreach (var missing in next.Missing)
            {
                if (missing is [{ Metric: "spend" } spend])
                    yield return new NearTier(standing.ProgramId, next.Name, spend.Missing);
            }
        }
    }

    private static IEnumerable<ExpiringVoucher> Vouchers(ProfileAnswer profile)
    {
        foreach (var voucher in profile.Offers.Vouchers)
            if (voucher.ExpiresAt is { } at) yield return new ExpiringVoucher(voucher.Code, voucher.Name, at);
    }

    private static IEnumerable<UnpaidMembership> Memberships(
        ProfileAnswer profile, Dictionary<Guid, ProgramDefinition> programs)
    {
        foreach (var standing in profile.Standing)
        {
            if (standing.Membership is { Status: "pastDue" or "grace" } membership)
            {
                yield return new UnpaidMembership(
                    standing.ProgramId, programs[standing.ProgramId].Name, membership.Status);
            }
        }
    }
}
