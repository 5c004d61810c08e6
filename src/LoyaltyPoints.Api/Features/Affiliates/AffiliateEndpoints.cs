using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Affiliates;

/// <summary>Affiliates: who they are, what they get, and whom they sent.</summary>
internal sealed class AffiliateEndpoints(ReadPool readers, LedgerWriter writer, TenantTime time)
{
    private const string List = "affiliates";

    private const string Example = """
        { "name": "Coffee weekly", "code": "COFFEE-WEEKLY", "commission": { "kind": "percent", "percent": "7.5" },
          "currency": "CNY", "attribution": { "withinDays": 30 } }
        """;

    private const string Click = """
        { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "at": "2026-11-20T18:30:00+08:00" }
        """;

    private static readonly AffiliateJson Json = new(StrictJson.NewOptions());
    private static readonly AffiliateValidator Validator = new();
    private static readonly ClickValidator ClickValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var affiliates = routes.MapGroup("/v1/affiliates").WithTags("Affiliates").RequireScopes(Scopes.Admin);
        affiliates.MapPost("", (Delegate)CreateAsync).WithName("createAffiliate").WithSummary("Make an affiliate")
            .AcceptsJson(Validator, Example).TakesIdempotencyKey().AnswersETag()
            .Produces<AffiliateAnswer>(StatusCodes.Status201Created).Problems(ErrorCodes.AffiliateCodeTaken)
            .Problems(Writes.Unavailable);
        affiliates.MapGet("", GetPage).WithName("listAffiliates").WithSummary("All affiliates")
            .Paged().Produces<PageAnswer<AffiliateAnswer>>();
        affiliates.MapGet("/{id}", Get).WithName("getAffiliate").WithSummary("An affiliate").AnswersETag()
            .Produces<AffiliateAnswer>().Problems(ErrorCodes.AffiliateNotFound);
        affiliates.MapPut("/{id}", ChangeAsync).WithName("changeAffiliate").WithSummary("Change an affiliate")
            .WithDescription("Purchases that are recorded keep the terms they were recorded with, also for their "
                + "returns.")
            .AcceptsJson(Validator, Example).NeedsIfMatch().AnswersETag().Produces<AffiliateAnswer>()
            .Problems(ErrorCodes.AffiliateNotFound, ErrorCodes.AffiliateCodeTaken).Problems(Writes.Unavailable);
        routes.MapGroup("/v1/affiliates").WithTags("Affiliates").RequireScopes(Scopes.Checkout)
            .MapPost("/{id}/clicks", ClickAsync).WithName("postAffiliateClick")
            .WithSummary("A member came by an affiliate's link")
            .WithDescription("A purchase that names no affiliate is the last one's by whose link the member came, "
                + "within that one's days.")
            .AcceptsJson(ClickValidator, Click).TakesIdempotencyKey()
            .Produces<ClickAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.AffiliateNotFound, ErrorCodes.MemberNotFound).Problems(Writes.Unavailable);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.AffiliateRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var affiliate = Made(request, batch.Ids.Next(), batch.NowOf(tenantId));
            return AffiliateWrites.Create(batch, tenantId, affiliate) is { } refusal ? refusal : Answer(201, affiliate);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("affiliate"),
        });
    }

    private async Task<IResult> ChangeAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.AffiliateRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Affiliate, id, out var affiliateId))
            return Problem.Of(ErrorCodes.AffiliateNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            if (AffiliateRows.Find(batch.Session, tenantId, affiliateId) is not { } known)
                return AffiliateRows.NotFound;
            if (revisions?.Contains(known.Revision) == false)
                return new Core.Refusal("precondition_failed", ErrorCodes.PreconditionFailed.Description);
            var changed = Made(request, affiliateId, batch.NowOf(tenantId)) with
            {
                Revision = known.Revision + 1, CreatedAt = known.CreatedAt,
            };
            return AffiliateWrites.Change(batch, tenantId, changed) is { } refusal ? refusal : Answer(200, changed);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("affiliate"),
        });
    }

    private async Task<IResult> ClickAsync(string id, HttpContext context)
    {
        var caller = context.Caller();
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ClickRequest, ClickValidator, context.RequestAborted,
            click => click.At is { } at && time.IsFuture(caller, at)
                ? [new("/at", FaultCodes.OutOfRange, "Must not lie in the future.")] : []);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return Core.PublicId.TryParse(Core.PublicId.Affiliate, id, out var affiliateId)
            ? await writer.SendAsync(new PostClickWork(
                caller.TenantId, Core.PublicId.Parse(Core.PublicId.Member, request.MemberId), affiliateId,
                request.At is { } at ? Instant.From(at) : null, key))
            : Problem.Of(ErrorCodes.AffiliateNotFound);
    }

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, AffiliateRows.Page, AffiliateAnswer.Of, static row => row.Id, Json.PageAnswerAffiliateAnswer);

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Affiliate, id, out var affiliateId)
            && readers.Read(session => AffiliateRows.Find(session, tenantId, affiliateId)) is { } affiliate
            ? Writes.Response(Answer(200, affiliate)) : Problem.Of(ErrorCodes.AffiliateNotFound);
    }

    private static Affiliate Made(AffiliateRequest request, Guid id, Instant now) => new()
    {
        Id = id,
        Name = request.Name!,
        Code = request.Code!.ToUpperInvariant(),
        Commission = request.Commission!.Value(),
        Currency = request.Currency!,
        WithinDays = (int)(request.Attribution?.WithinDays ?? 0),
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static Answer Answer(int status, Affiliate affiliate) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(AffiliateAnswer.Of(affiliate), Json.AffiliateAnswer),
        status == 201 ? "/v1/affiliates/" + Core.PublicId.Format(Core.PublicId.Affiliate, affiliate.Id) : null,
        IfMatch.Tag(affiliate.Revision));
}
