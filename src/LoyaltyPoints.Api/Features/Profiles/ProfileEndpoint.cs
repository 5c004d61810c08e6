using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Balances;
using LoyaltyPoints.Api.Features.Members;
using LoyaltyPoints.Api.Features.Standings;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Profiles;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Profiles;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Standings;

namespace LoyaltyPoints.Api.Features.Profiles;

/// <summary>GET /v1/members/{id}/profile.</summary>
internal sealed class ProfileEndpoint(
    ReadPool readers, MemberReader members, BalanceReader balances, TenantTime time)
{
    private const int MostTierChanges = 20;

    private static readonly ProfileJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/members/{id}/profile", Get)
        .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Admin).WithTags("Members")
        .WithName("getProfile").WithSummary("All that the person at the counter wants to know of a member")
        .WithDescription(
            "One call: who it is, units and standing everywhere, how often it buys, what it is worth, what it likes, "
            + "what it can have now, what lately happened, and what to do next. The rules of `nextActions`, in their "
            + $"order: `unhappy-feedback` (the two lowest levels within {NextActions.UnhappyWithinDays} days), "
            + "`membership-unpaid` (past due or in grace), "
            + $"`units-expire` (within {NextActions.UnitsExpireWithinDays} days), "
            + $"`voucher-expires` (within {NextActions.VoucherExpiresWithinDays} days), `reward-in-reach` (the dearest "
            + "that can be had), `tier-within-basket` (a usual purchase reaches it), `at-risk` (from "
            + $"{NextActions.RhythmNeedsPurchases} purchases on: silent for more than {NextActions.SilentForGaps} "
            + $"usual gaps, or less than {NextActions.LikelyGone} likely to buy again), `birthday` (within "
            + $"{NextActions.BirthdayWithinDays} days).")
        .Query("channel", "Where the member is; rewards of other channels are not to be had there.")
        .Query("store", "Where the member is; rewards of other stores are not to be had there.")
        .Produces<ProfileAnswer>().Problems(ErrorCodes.MemberNotFound);

    private IResult Get(string id, HttpContext context)
    {
        var (caller, query) = (context.Caller(), context.Request.Query);
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var place = new RewardPlace(query["channel"], query["store"]);
        return readers.Read<IResult>(session =>
        {
            var now = time.Now(session, caller);
            return MemberRows.Find(session, caller.TenantId, memberId) is { } member
                && RewardOffers.Context(members, session, caller.TenantId, memberId, now) is { } known
                ? JsonAnswer.Of(200, Find(session, member, known, place), Json.ProfileAnswer)
                : Problem.Of(ErrorCodes.MemberNotFound);
        });
    }

    private ProfileAnswer Find(Session session, MemberRecord member, DecisionContext context, RewardPlace place)
    {
        var (tenantId, now) = (context.Member.TenantId, context.Now);
        var calendar = new LocalCalendar(TimeZones.Find(context.Catalog.Analytics.TimeZone)!);
        var today = DateOnly.FromDateTime(calendar.LocalTime(now));
        var past = RecentPast.Read(session, context.Member);
        var value = ProfileValue.Find(session, context, calendar);
        var standings = Standings(session, context);
        var rhythm = Rhythm.Of(
            value.Facts.Where(static fact => fact.Kind == FactKind.Purchase).Select(static fact => fact.At)
                .Concat(past.Purchases.Select(static purchase => purchase.Order.OccurredAt))
                .Select(at => DateOnly.FromDateTime(calendar.LocalTime(at)).DayNumber).Order(),
            today.DayNumber);
        var favourites = Favourites.Of([.. past.Purchases.Select(static purchase => purchase.Order)]);
        var feedback = value.Facts.LastOrDefault(static fact => fact.Kind == FactKind.Feedback) is { Kind: not 0 } last
            ? new LastFeedback((int)last.Amount, last.At) : null;
        var profile = new ProfileAnswer(
            now, MemberAnswer.Of(member),
            [.. balances.Find(session, tenantId, member.Id, now, now)!.Select(BalanceEndpoint.Of)], standings,
            new RhythmAnswer(
                rhythm.PurchaseDays, rhythm.TypicalGapDays, rhythm.DaysSinceLast, value.ProbabilityAlive,
                value.ModelAsOf),
            value.Value,
            new FavouritesAnswer(
                past.Purchases.Count, favourites.Stores, favourites.Categories, favourites.Skus, favourites.Currency,
                favourites.Basket),
            feedback is null ? null : new LatestFeedback(feedback.Word, feedback.At),
            ProfileOffers.Find(session, context, place),
            ProfileTimeline.Of(member.Id, past, standings, value.Facts, value.Words), []);
        var situation = ProfileSituation.Of(profile, context, member.Birthday, today, feedback);
        return profile with { NextActions = NextActions.Of(situation) };
    }

    private static List<StandingAnswer> Standings(Session session, DecisionContext context) =>
    [
        .. from account in context.Member.Accounts
           let program = context.Program(account.ProgramId)
           where program is not null
           let changes = program.Ladder is null ? [] : TierChangeRows.Latest(
               session, account.TenantId, account.MemberId, account.ProgramId, context.Now, MostTierChanges)
           select StandingView.Of(account, program, context, changes),
    ];
}
