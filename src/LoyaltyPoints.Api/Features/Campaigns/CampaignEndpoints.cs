using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Campaigns;

/// <summary>Campaigns: made, changed, stopped, and what they have come to.</summary>
internal sealed class CampaignEndpoints(
    ReadPool readers, LedgerWriter writer, CatalogCache catalogs, TenantTime time)
{
    private const string List = "campaigns";

    private static readonly CampaignJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapGroup("/v1/campaigns").WithTags("Campaigns").RequireScopes(Scopes.Admin);
        campaigns.MapGet("", GetPage).WithName("listCampaigns").WithSummary("All campaigns")
            .Paged().Produces<PageAnswer<CampaignAnswer>>();
        campaigns.MapGet("/{id}", Get).WithName("getCampaign")
            .WithSummary("A campaign, its budget and its results so far").AnswersETag()
            .Produces<CampaignAnswer>().Problems(ErrorCodes.CampaignNotFound);
        campaigns.MapPost("", (Delegate)CreateAsync).WithName("createCampaign").WithSummary("Make a campaign")
            .WithDescription(CampaignExamples.Rules + CampaignExamples.Stacking)
            .AcceptsAnyJson(CampaignExamples.Definition).TakesIdempotencyKey().AnswersETag()
            .Produces<CampaignAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.SegmentNotFound)
            .Problems(Writes.Unavailable);
        campaigns.MapPut("/{id}", ReviseAsync).WithName("reviseCampaign").WithSummary("Change a campaign")
            .WithDescription("Purchases that are recorded from now on are judged by the new definition; what was given "
                + "before counts against the new budget.")
            .AcceptsAnyJson(CampaignExamples.Definition).NeedsIfMatch().AnswersETag().Produces<CampaignAnswer>()
            .Problems(ErrorCodes.CampaignNotFound, ErrorCodes.ProgramNotFound, ErrorCodes.SegmentNotFound,
                ErrorCodes.Unprocessable, ErrorCodes.CampaignStopped, ErrorCodes.BudgetBelowGiven)
            .Problems(Writes.Unavailable);
        campaigns.MapPost("/{id}/stop", StopAsync).WithName("stopCampaign").WithSummary("Stop a campaign at once")
            .WithDescription("It gives nothing to any purchase that is recorded afterwards, whenever that occurred.")
            .AcceptsJson<StopCampaignRequest>(null, "{}").TakesIdempotencyKey().AnswersETag()
            .Produces<CampaignAnswer>().Problems(ErrorCodes.CampaignNotFound, ErrorCodes.CampaignStopped)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (draft, bytes, problem) = await ReadDraftAsync(context);
        if (draft is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await SendAsync(tenantId, key, batch => FindOthers(batch, tenantId, draft) is { } unknown ? unknown
            : Answer(201, CampaignWrites.Create(batch, tenantId, draft), batch, tenantId));
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (draft, _, problem) = await ReadDraftAsync(context);
        if (draft is null) return problem!;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Campaign, id, out var campaignId))
            return Problem.Of(ErrorCodes.CampaignNotFound);
        var tenantId = context.Caller().TenantId;
        return await SendAsync(tenantId, null, batch =>
        {
            if (FindOthers(batch, tenantId, draft) is { } unknown) return unknown;
            var (campaign, refusal) = CampaignWrites.Revise(batch, tenantId, campaignId, revisions, draft);
            return campaign is null ? refusal! : Answer(200, campaign, batch, tenantId);
        });
    }

    private async Task<IResult> StopAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.StopCampaignRequest, null, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Campaign, id, out var campaignId))
            return Problem.Of(ErrorCodes.CampaignNotFound);
        var tenantId = context.Caller().TenantId;
        return await SendAsync(tenantId, key, batch =>
        {
            var (campaign, refusal) = CampaignWrites.Stop(batch, tenantId, campaignId);
            return campaign is null ? refusal! : Answer(200, campaign, batch, tenantId);
        });
    }

    private IResult GetPage(HttpContext context)
    {
        var caller = context.Caller();
        if (PageQuery.Read(context.Request, List, caller.TenantId, out var page) is { } problem) return problem;
        return readers.Read(session =>
        {
            var (catalog, now) = (catalogs.Current(session, caller.TenantId), time.Now(session, caller));
            var rows = CampaignRows.Page(session, caller.TenantId, page.AfterId, page.Limit + 1, now);
            return JsonAnswer.Of(200, PageAnswer<CampaignAnswer>.Of(
                rows, page.Limit, row => CampaignAnswer.Of(row, catalog.LatestCampaign(row.Id).Definition, now),
                row => Cursor.Encode(List, caller.TenantId, row.Id)), Json.PageAnswerCampaignAnswer);
        });
    }

    private IResult Get(string id, HttpContext context)
    {
        var caller = context.Caller();
        if (!Core.PublicId.TryParse(Core.PublicId.Campaign, id, out var campaignId))
            return Problem.Of(ErrorCodes.CampaignNotFound);
        return readers.Read<IResult>(session =>
        {
            var now = time.Now(session, caller);
            if (CampaignRows.Find(session, caller.TenantId, campaignId, now) is not { } campaign)
                return Problem.Of(ErrorCodes.CampaignNotFound);
            return Writes.Response(Answer(200, campaign, catalogs.Current(session, caller.TenantId), now));
        });
    }

    private Task<IResult> SendAsync(int tenantId, RequestKey? key, Func<Batch, WorkResult> execute) =>
        writer.SendAsync(new FunctionWork(tenantId, key, execute)
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("campaign"),
        });

    private async Task<(CampaignDraft? Draft, ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadDraftAsync(
        HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var programId = CampaignReader.ProgramOf(json);
        var version = programId is { } id
            ? readers.Read(session => LatestOf(session, context.Caller().TenantId, id)) : null;
        var program = version is null ? null
            : ProgramDefinitionReader.Read(VersionAnswer.Element(version.Definition)).Definition;
        var (definition, faults) = CampaignReader.Read(json, program);
        if (faults.Count > 0) return (null, default, Problem.Invalid(faults));
        return version is null ? (null, default, Writes.Problem(ProgramRows.NotFound("/programId")))
            : (new CampaignDraft(definition!, programId!.Value, version.Version, body.Bytes.ToArray()),
                body.Bytes, null);
    }

    // The one published last is the one to go by; a program that has none yet can be prepared for, too.
    private static ProgramVersionRecord? LatestOf(Session session, int tenantId, Guid programId) =>
        ProgramRows.Find(session, tenantId, programId) is { } program
            ? program.Versions.LastOrDefault(version => version.PublishedAt is not null) ?? program.Latest : null;

    private static Core.Refusal? FindOthers(Batch batch, int tenantId, CampaignDraft draft) => ProgramWrites.FindOthers(
        batch, tenantId,
        new EarningDefinition { Rules = draft.Definition.Rules, Exclude = draft.Definition.Audience });

    private static Answer Answer(int status, CampaignRecord campaign, Batch batch, int tenantId) =>
        Answer(status, campaign, batch.Catalog(tenantId), batch.NowOf(tenantId));

    private static Answer Answer(int status, CampaignRecord campaign, ProgramCatalog catalog, Instant now) => new(
        status,
        JsonSerializer.SerializeToUtf8Bytes(
            CampaignAnswer.Of(campaign, catalog.LatestCampaign(campaign.Id).Definition, now), Json.CampaignAnswer),
        status == 201 ? "/v1/campaigns/" + Core.PublicId.Format(Core.PublicId.Campaign, campaign.Id) : null,
        IfMatch.Tag(campaign.Revision));
}
