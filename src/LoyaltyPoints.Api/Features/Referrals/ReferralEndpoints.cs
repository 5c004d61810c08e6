using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Referrals;

/// <summary>Referrals: a member's code, who was brought by it, and what came of it.</summary>
internal sealed class ReferralEndpoints(ReadPool readers, LedgerWriter writer, CatalogCache catalogs, TenantTime time)
{
    private const string List = "referrals";
    private const Scopes Enough = Scopes.Pos | Scopes.Checkout | Scopes.Admin;

    private static readonly ReferralJson Json = new(StrictJson.NewOptions());
    private static readonly ReferralRequestValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/v1/members/{id}").RequireScopes(Enough).WithTags("Referrals");
        members.MapPost("/referral-code", CodeAsync).WithName("makeReferralCode")
            .WithSummary("A member's own code for bringing others")
            .WithDescription("Made once: asked again, the same code is answered with 200. The member must be in the "
                + "program in which referrals are paid.")
            .TakesIdempotencyKey().Produces<ReferralCodeAnswer>(StatusCodes.Status201Created)
            .OrProduces<ReferralCodeAnswer>()
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.ReferralProgramNotFound, ErrorCodes.NotEnrolled)
            .Problems(Writes.Unavailable);
        members.MapGet("/referrals", GetPage).WithName("listReferrals").WithSummary("Whom a member has brought")
            .WithDescription("Also by whom the member was brought, as `broughtBy`.")
            .Paged().Produces<ReferralsAnswer>().Problems(ErrorCodes.MemberNotFound);
        var referrals = routes.MapGroup("/v1/referrals").RequireScopes(Enough).WithTags("Referrals");
        referrals.MapPost("", (Delegate)PostAsync).WithName("postReferral").WithSummary("Say who brought a member")
            .WithDescription("Before the member's first purchase, once. The first purchase that qualifies pays both; "
                + "where it comes back so far that it would not qualify, both lose it.")
            .AcceptsJson(Validator, ReferralExamples.Refer).TakesIdempotencyKey()
            .Produces<ReferralAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.ReferralCodeNotFound).Problems(Refusals)
            .Problems(Writes.Unavailable);
        referrals.MapGet("/{id}", Get).WithName("getReferral").WithSummary("A referral as it is now")
            .WithDescription("By its id, or as the ledger of either of its members names it: with that member's half.")
            .Produces<ReferralAnswer>().Problems(ErrorCodes.ReferralNotFound);
    }

    /// <summary>What saying who brought a member may be refused with.</summary>
    public static readonly ErrorCode[] Refusals =
    [
        ErrorCodes.ReferralProgramNotFound, ErrorCodes.SelfReferral, ErrorCodes.NotEnrolled,
        ErrorCodes.AlreadyReferred, ErrorCodes.AlreadyPurchased, ErrorCodes.CircularReferral,
    ];

    private async Task<IResult> CodeAsync(string id, HttpContext context)
    {
        if (Writes.ReadKey(context.Request, default, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(
            tenantId, key,
            batch =>
            {
                var (code, isNew, refusal) = ReferralCodeWrites.Make(batch, tenantId, memberId);
                if (code is null) return refusal!;
                var answer = new ReferralCodeAnswer(memberId, ReferralCode.Show(code.Code), code.CreatedAt);
                return new Answer(
                    isNew ? 201 : 200, JsonSerializer.SerializeToUtf8Bytes(answer, Json.ReferralCodeAnswer));
            },
            memberId)
        {
            Event = new WorkEvent(EventTypes.ReferralCodeCreated) { OnlyNew = true },
        });
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ReferralRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        var referred = Core.PublicId.Parse(Core.PublicId.Member, request.ReferredMemberId);
        // A code names the same member for ever.
        return ReferralCode.Read(request.Code!) is { } code
            && readers.Read(session => ReferralCodeWrites.MemberOf(session, tenantId, code)) is { } referrer
            ? await writer.SendAsync(new RegisterReferralWork(tenantId, referred, referrer, key))
            : Writes.Problem(ReferralWrites.CodeNotFound("/code"));
    }

    private IResult Get(string id, HttpContext context)
    {
        var caller = context.Caller();
        return MemberOwnedId.TryParse(Core.PublicId.Referral, id, out var referral)
            && readers.Read(session => Show(
                session, caller, ReferralRow.Find(session, caller.TenantId, referral))) is { } answer
            ? JsonAnswer.Of(200, answer, CoreJson.Default.ReferralAnswer)
            : Problem.Of(ErrorCodes.ReferralNotFound);
    }

    private IResult GetPage(string id, HttpContext context)
    {
        var caller = context.Caller();
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var list = $"{List}:{memberId:N}";
        if (PageQuery.Read(context.Request, list, caller.TenantId, out var page) is { } problem) return problem;
        return readers.Read<IResult>(session =>
        {
            if (!MemberRows.Exists(session, caller.TenantId, memberId)) return Problem.Of(ErrorCodes.MemberNotFound);
            var (catalog, now) = (catalogs.Current(session, caller.TenantId), time.Now(session, caller));
            var rows = ReferralRow.Page(session, caller.TenantId, memberId, page.AfterId, page.Limit + 1);
            var shown = PageAnswer<ReferralAnswer>.Of(
                rows, page.Limit, row => Show(session, caller.TenantId, row, catalog, now),
                row => Cursor.Encode(list, caller.TenantId, row.Id));
            return JsonAnswer.Of(
                200,
                new ReferralsAnswer(
                    shown.Data, shown.NextCursor,
                    Show(session, caller, ReferralRow.Find(session, caller.TenantId, memberId))),
                Json.ReferralsAnswer);
        });
    }

    private ReferralAnswer? Show(Session session, Caller caller, Referral? referral) => referral is null ? null
        : Show(
            session, caller.TenantId, referral, catalogs.Current(session, caller.TenantId), time.Now(session, caller));

    private static ReferralAnswer Show(
        Session session, int tenantId, Referral referral, ProgramCatalog catalog, Instant now)
    {
        // Only of one that is open it matters until when.
        var end = referral.Status == ReferralStatus.Open
            ? ReferralEnd.Of(referral, MemberRows.State(session, tenantId, referral.MemberId), catalog, now)
            : Instant.Never;
        return ReferralAnswer.Of(referral, end, now);
    }
}
