using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Partners;

/// <summary>Partners: other businesses whose apps redeem members' units.</summary>
internal sealed class PartnerEndpoints(ReadPool readers, LedgerWriter writer)
{
    private const string List = "partners";

    private const string Example = """
        { "name": "Sky Miles Cafe", "timeZone": "Asia/Shanghai", "currency": "CNY", "unitValue": 0.85,
          "programs": ["prg_01a200355c7c7000804333d1b3c31f58"], "rewards": "all",
          "dailyLimits": { "units": 100000, "redemptions": 2000 } }
        """;

    private static readonly PartnerJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/v1/partners").WithTags("Partners").RequireScopes(Scopes.Admin);
        partners.MapPost("", (Delegate)CreateAsync).WithName("createPartner").WithSummary("Add a partner")
            .WithDescription("`unitValue` is money, in the currency's smallest part with up to six decimals, that it "
                + "is owed for a unit. Its days begin in `timeZone`. `dailyLimits` are kept over any number of "
                + "instances: `units` and `redemptions` that are reserved or captured, `requests` to redeem, granted "
                + "or not.")
            .AcceptsAnyJson(Example).TakesIdempotencyKey().AnswersETag()
            .Produces<PartnerAnswer>(StatusCodes.Status201Created).Problems(Writes.Unavailable);
        partners.MapGet("", GetPage).WithName("listPartners").WithSummary("All partners")
            .Paged().Produces<PageAnswer<PartnerAnswer>>();
        partners.MapGet("/{id}", Get).WithName("getPartner").WithSummary("A partner").AnswersETag()
            .Produces<PartnerAnswer>().Problems(ErrorCodes.PartnerNotFound);
        partners.MapPut("/{id}", ReviseAsync).WithName("revisePartner").WithSummary("Change a partner from now on")
            .WithDescription("Redemptions keep the value they were made at. Time zone and currency stay.")
            .AcceptsAnyJson(Example).NeedsIfMatch().AnswersETag().Produces<PartnerAnswer>()
            .Problems(ErrorCodes.PartnerNotFound, ErrorCodes.Unprocessable).Problems(Writes.Unavailable);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(
            tenantId, key, batch => Answer(201, PartnerWrites.Create(batch, tenantId, definition, bytes.ToArray())))
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("partner"),
        });
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Partner, id, out var partnerId))
            return Problem.Of(ErrorCodes.PartnerNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (partner, refusal) = PartnerWrites.Revise(
                batch, tenantId, partnerId, revisions, definition, bytes.ToArray());
            return partner is null ? refusal! : Answer(200, partner);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("partner"),
        });
    }

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, PartnerRows.Page, PartnerAnswer.Of, static row => row.Id, Json.PageAnswerPartnerAnswer);

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Partner, id, out var partnerId)
            && readers.Read(session => PartnerRows.Find(session, tenantId, partnerId)) is { } partner
            ? Writes.Response(Answer(200, partner)) : Problem.Of(ErrorCodes.PartnerNotFound);
    }

    private async Task<(PartnerDefinition? Definition, ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(
        HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var tenantId = context.Caller().TenantId;
        // What is found now stays: neither programs nor rewards are ever deleted.
        var parsed = readers.Read(session => PartnerReader.Read(
            json, id => ProgramRows.Exists(session, tenantId, id),
            id => RewardRows.Find(session, tenantId, id) is not null));
        return parsed.Definition is { } definition ? (definition, body.Bytes, null)
            : (null, default, Problem.Invalid(parsed.Faults));
    }

    private static Answer Answer(int status, PartnerRecord partner) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(PartnerAnswer.Of(partner), Json.PartnerAnswer),
        status == 201 ? "/v1/partners/" + Core.PublicId.Format(Core.PublicId.Partner, partner.Id) : null,
        IfMatch.Tag(partner.Revision));
}
