using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Partners;

/// <summary>Who sees whom: a member lets a partner's app in by a code, and shuts it out again.</summary>
internal sealed class PartnerLinkEndpoints(ReadPool readers, LedgerWriter writer)
{
    private static readonly PartnerJson Json = new(StrictJson.NewOptions());
    private static readonly LinkCodeValidator CodeValidator = new();
    private static readonly AcceptLinkValidator AcceptValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/v1/members/{id}/partner-links").WithTags("Partners")
            .RequireScopes(Scopes.Checkout | Scopes.Admin);
        links.MapPost("/codes", IssueAsync).RequireScopes(Scopes.Checkout).WithName("issueLinkCode")
            .WithSummary("A code with which the member lets a partner's app in")
            .WithDescription("Good for ten minutes and for one use by that partner. The last character is a check, so "
                + "that what was typed wrong is noticed.")
            .AcceptsJson(CodeValidator, """{ "partnerId": "prt_01a200355c7c7000804333d1b3c31f58" }""")
            .TakesIdempotencyKey().Produces<LinkCodeAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.PartnerNotFound).Problems(Writes.Unavailable);
        links.MapGet("", GetAll).WithName("listPartnerLinks").WithSummary("The partners that see a member")
            .Produces<PageAnswer<PartnerLinkAnswer>>().Problems(ErrorCodes.MemberNotFound);
        links.MapDelete("/{partnerId}", UnlinkAsync).WithName("unlinkPartner")
            .WithSummary("Hide a member from a partner")
            .WithDescription("At once. What the partner has reserved or captured it can still go on with.")
            .Produces(StatusCodes.Status204NoContent)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.PartnerLinkNotFound).Problems(Writes.Unavailable);
        routes.MapPost("/v1/partner-links", (Delegate)AcceptAsync).RequireScopes(Scopes.Partner)
            .PartnerSees(PartnerSight.Shown).WithTags("Partners").WithName("acceptLinkCode")
            .WithSummary("Take a member's code; from then on the member is seen")
            .AcceptsJson(AcceptValidator, """{ "code": "7KQM-R2WX-9FTC", "reference": "guest-4711" }""")
            .TakesIdempotencyKey().Produces<PartnerLinkAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.LinkCodeInvalid).Problems(Writes.Unavailable);
    }

    private async Task<IResult> IssueAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.LinkCodeRequest, CodeValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        return await writer.SendAsync(new IssueLinkCodeWork(
            context.Caller().TenantId, memberId, Core.PublicId.Parse(Core.PublicId.Partner, request.PartnerId),
            LinkCode.Generate(), key));
    }

    private async Task<IResult> AcceptAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.AcceptLinkRequest, AcceptValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        var codeId = LinkCode.IdOf(caller.TenantId, LinkCode.Parse(request.Code!)!);
        return readers.Read(session => PartnerLinkRows.FindCode(session, caller.TenantId, codeId)) is { } code
            ? await writer.SendAsync(new AcceptLinkCodeWork(
                caller.TenantId, caller.PartnerId!.Value, code, request.Reference, key))
            : Writes.Problem(IssuedCode.Invalid);
    }

    private IResult GetAll(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId)
            && readers.Read(session => MemberRows.Exists(session, tenantId, memberId)
                ? PartnerLinkRows.All(session, tenantId, memberId) : null) is { } links
            ? JsonAnswer.Of(
                200, new PageAnswer<PartnerLinkAnswer>([.. links.Select(PartnerLinkAnswer.Of)], null),
                Json.PageAnswerPartnerLinkAnswer)
            : Problem.Of(ErrorCodes.MemberNotFound);
    }

    private async Task<IResult> UnlinkAsync(string id, string partnerId, HttpContext context)
    {
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        if (!Core.PublicId.TryParse(Core.PublicId.Partner, partnerId, out var partner))
            return Problem.Of(ErrorCodes.PartnerLinkNotFound);
        var result = await writer.WriteAsync(new UnlinkPartnerWork(context.Caller().TenantId, memberId, partner));
        return result.Answer is null ? Writes.Problem(result.Refusal!) : Results.NoContent();
    }
}
