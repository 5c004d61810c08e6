using LoyaltyPoints.Api.Features.Rewards;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Vouchers;

namespace LoyaltyPoints.Api.Features.Profiles;

/// <summary>Finds what a member can have now.</summary>
internal static class ProfileOffers
{
    private const int Most = 20;

    // Some are used, void or not valid yet.
    private const int MostVouchers = 50;

    public static OffersAnswer Find(Session session, DecisionContext context, RewardPlace place) => new(
        [
            .. CampaignOffers.Of(context).Take(Most).Select(static campaign => new CampaignOffer(
                campaign.Id, campaign.Definition.Name,
                campaign.Definition.Schedule.To == Instant.Never ? null : campaign.Definition.Schedule.To)),
        ],
        [
            .. RewardOffers.All(session, context, place, null).Where(static offer => offer.Judgement.CanHave)
                .Take(Most).Select(RewardInReach.Of),
        ],
        Vouchers(session, context));

    private static List<VoucherOffer> Vouchers(Session session, DecisionContext context)
    {
        var (member, now) = (context.Member, context.Now);
        var offers =
            from one in MemberVouchers.Unexpired(session, member.TenantId, member.MemberId, now, MostVouchers)
            let answer = VoucherAnswer.Of(one.Voucher, one.Series.Definition, now)
            where answer.Status == "active"
            select new VoucherOffer(
                answer.Code, answer.SeriesId, one.Series.Definition.Name, answer.Kind, answer.ExpiresAt);
        return [.. offers.Take(Most)];
    }
}
