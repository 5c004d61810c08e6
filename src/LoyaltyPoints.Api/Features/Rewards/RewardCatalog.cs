using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Rewards;

namespace LoyaltyPoints.Api.Features.Rewards;

/// <summary>The catalogue of rewards, as it is or as a member sees it.</summary>
internal sealed class RewardCatalog(
    ReadPool readers, MemberReader members, TenantTime time, PartnerView view)
{
    private const string List = "rewards";

    private static readonly RewardJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var rewards = routes.MapGroup("/v1/rewards").WithTags("Rewards")
            .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Partner | Scopes.Admin);
        rewards.MapGet("", GetPage).PartnerSees(PartnerSight.Shown).WithName("listRewards")
            .WithSummary("Rewards, and which of them a member can have")
            .WithDescription("With `memberId`, each of the page has an `offer`: whether that member can have it now, "
                + "or every reason why not, and how far it is. Archived ones are listed too, without an offer.")
            .Query("memberId", "Whose offers to show.")
            .Query("channel", "Where the member is; rewards of other channels are not to be had there.")
            .Query("store", "Where the member is; rewards of other stores are not to be had there.")
            .Paged().Produces<PageAnswer<RewardAnswer>>().Problems(ErrorCodes.MemberNotFound);
        rewards.MapGet("/{id}", Get).PartnerSees(PartnerSight.Reward).WithName("getReward")
            .WithSummary("A reward").AnswersETag()
            .Produces<RewardAnswer>().Problems(ErrorCodes.RewardNotFound);
        rewards.MapGet("/{id}/versions/{version:int}", GetVersion).PartnerSees(PartnerSight.Reward)
            .WithName("getRewardVersion").WithSummary("One version of a reward")
            .Produces<RewardAnswer>().Problems(ErrorCodes.RewardNotFound);
    }

    private IResult GetPage(HttpContext context)
    {
        var (caller, query) = (context.Caller(), context.Request.Query);
        if (PageQuery.Read(context.Request, List, caller.TenantId, out var page) is { } problem) return problem;
        var named = query["memberId"].ToString();
        var memberId = Guid.Empty;
        if (named.Length > 0 && !Core.PublicId.TryParse(Core.PublicId.Member, named, out memberId))
            return Writes.Problem(MemberRows.NotFound("/memberId"));
        var place = new RewardPlace(query["channel"], query["store"]) { PartnerId = caller.PartnerId };
        return readers.Read(session =>
        {
            var now = time.Now(session, caller);
            var rows = RewardRows.Page(session, caller.TenantId, page.AfterId, page.Limit + 1);
            var stock = RewardRows.Stock(session, caller.TenantId, now);
            var judge = named.Length == 0 || !PartnerView.SeesMember(session, caller, memberId) ? null
                : RewardOffers.Context(members, session, caller.TenantId, memberId, now);
            if (named.Length > 0 && judge is null) return Writes.Problem(MemberRows.NotFound("/memberId"));
            var isShown = view.Rewards(session, caller);
            return (IResult)JsonAnswer.Of(200, PageAnswer<RewardAnswer>.Of(
                rows, page.Limit, row => Of(row, stock, judge, place, caller),
                row => Cursor.Encode(List, caller.TenantId, row.Id), row => isShown(row.Id, row.ProgramId)),
                Json.PageAnswerRewardAnswer);
        });
    }

    private static RewardAnswer Of(
        RewardRecord row, IReadOnlyDictionary<Guid, StockRecord> stock, DecisionContext? judge, RewardPlace place,
        Caller caller)
    {
        var answer = WithStock(row, stock, caller);
        return judge?.Catalog.Reward(row.Id) is { IsArchived: false } reward
            ? answer with
            {
                Offer = OfferAnswer.Of(RewardOffers.Judge(reward, stock, judge, place, null).Judgement),
            }
            : answer;
    }

    private static RewardAnswer WithStock(
        RewardRecord row, IReadOnlyDictionary<Guid, StockRecord> stock, Caller caller)
    {
        var answer = Shown(row, caller);
        return answer with { Stock = StockAnswer.Of(answer.Definition, stock.GetValueOrDefault(row.Id)) };
    }

    private IResult Get(string id, HttpContext context)
    {
        var caller = context.Caller();
        if (!Core.PublicId.TryParse(Core.PublicId.Reward, id, out var rewardId))
            return Problem.Of(ErrorCodes.RewardNotFound);
        return readers.Read(session => RewardRows.Find(session, caller.TenantId, rewardId) is { } reward
            ? Tagged(reward, RewardRows.Stock(session, caller.TenantId, time.Now(session, caller)), caller)
            : (IResult)Problem.Of(ErrorCodes.RewardNotFound));
    }

    private static RewardAnswer Shown(RewardRecord row, Caller caller)
    {
        var answer = RewardAnswer.Of(row);
        return answer with { Definition = PartnerView.Definition(caller, answer.Definition) };
    }

    private static JsonAnswer Tagged(
        RewardRecord reward, IReadOnlyDictionary<Guid, StockRecord> stock, Caller caller) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(WithStock(reward, stock, caller), Json.RewardAnswer))
        {
            ETag = IfMatch.Tag(reward.Revision),
        };

    private IResult GetVersion(string id, int version, HttpContext context)
    {
        var caller = context.Caller();
        return Core.PublicId.TryParse(Core.PublicId.Reward, id, out var rewardId)
            && readers.Read(session => RewardRows.Find(session, caller.TenantId, rewardId, version)) is { } reward
                ? JsonAnswer.Of(200, Shown(reward, caller), Json.RewardAnswer)
                : Problem.Of(ErrorCodes.RewardNotFound);
    }
}
