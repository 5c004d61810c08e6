using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>Segments: made, changed, refreshed, archived; lists kept by hand.</summary>
internal sealed class SegmentEndpoints(
    ReadPool readers, LedgerWriter writer, CatalogCache catalogs, SegmentRefresher refresher)
{
    private const string List = "segments";

    private static readonly SegmentJson Json = new(StrictJson.NewOptions());
    private static readonly SegmentCommandValidator CommandValidator = new();
    private static readonly ChangeListValidator ListValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var segments = routes.MapGroup("/v1/segments").WithTags("Segments").RequireScopes(Scopes.Admin);
        segments.MapGet("", GetPage).WithName("listSegments").WithSummary("All segments")
            .Paged().Produces<PageAnswer<SegmentAnswer>>();
        segments.MapGet("/{id}", Get).WithName("getSegment").WithSummary("A segment and its size").AnswersETag()
            .Produces<SegmentAnswer>().Problems(ErrorCodes.SegmentNotFound);
        segments.MapGet("/{id}/versions/{version:int}", GetVersion).WithName("getSegmentVersion")
            .WithSummary("One version of a segment's definition").Produces<SegmentVersionAnswer>()
            .Problems(ErrorCodes.SegmentNotFound);
        segments.MapPost("", (Delegate)CreateAsync).WithName("createSegment").WithSummary("Make a segment")
            .WithDescription(SegmentExamples.Rules + SegmentExamples.Refresh)
            .AcceptsAnyJson(SegmentExamples.Definition).TakesIdempotencyKey().AnswersETag()
            .Produces<SegmentAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.SegmentNotFound, ErrorCodes.Unprocessable).Problems(Writes.Unavailable);
        segments.MapPut("/{id}", ReviseAsync).WithName("reviseSegment").WithSummary("Change a segment")
            .WithDescription("Its members stay as they are until it is refreshed, which is at once where it has a "
                + "schedule.")
            .AcceptsAnyJson(SegmentExamples.Definition).NeedsIfMatch().AnswersETag().Produces<SegmentAnswer>()
            .Problems(ErrorCodes.SegmentNotFound, ErrorCodes.SegmentArchived, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        segments.MapPost("/{id}/archive", ArchiveAsync).WithName("archiveSegment")
            .WithSummary("Put a segment out of use")
            .AcceptsJson(CommandValidator, "{}").NeedsIfMatch().AnswersETag().Produces<SegmentAnswer>()
            .Problems(ErrorCodes.SegmentNotFound, ErrorCodes.SegmentInUse).Problems(Writes.Unavailable);
        segments.MapPost("/{id}/refresh", RefreshAsync).WithName("refreshSegment")
            .WithSummary("Find anew who is in a segment")
            .WithDescription("Answered when it is done. All members are judged, and those that were found count from "
                + "one instant on; if it is broken off, nothing has changed, and it can be sent again.")
            .AcceptsJson(CommandValidator, "{}").AnswersETag().Produces<SegmentAnswer>()
            .Problems(ErrorCodes.SegmentNotFound, ErrorCodes.SegmentArchived, ErrorCodes.SegmentIsAList,
                ErrorCodes.SegmentsRefreshing)
            .Problems(Writes.Unavailable);
        segments.MapPost("/{id}/members", ChangeListAsync).WithName("changeSegmentMembers")
            .WithSummary("Put members into a list, and take others out")
            .WithDescription($"At most {ChangeListValidator.Most} each. All of them, or none where one is not there.")
            .AcceptsJson(ListValidator, """{ "add": ["mem_01a200355c7c7000804333d1b3c31f58"] }""")
            .TakesIdempotencyKey().AnswersETag().Produces<SegmentAnswer>()
            .Problems(ErrorCodes.SegmentNotFound, ErrorCodes.SegmentArchived, ErrorCodes.SegmentNotAList,
                ErrorCodes.MemberNotFound)
            .Problems(Writes.Unavailable);
    }

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, SegmentRows.Page, SegmentAnswer.Of, static row => row.Id, Json.PageAnswerSegmentAnswer);

    private IResult Get(string id, HttpContext context) =>
        Find(id, context.Caller().TenantId) is { } segment ? Writes.Response(Answer(200, segment))
            : Problem.Of(ErrorCodes.SegmentNotFound);

    private IResult GetVersion(string id, int version, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Segment, id, out var segmentId)
            && readers.Read(session => SegmentRows.Version(session, tenantId, segmentId, version)) is { } definition
                ? JsonAnswer.Of(
                    200, new SegmentVersionAnswer(segmentId, version, VersionAnswer.Element(definition)),
                    Json.SegmentVersionAnswer)
                : Problem.Of(ErrorCodes.SegmentNotFound);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await SendAsync(
            tenantId, key, 201, batch => SegmentWrites.Create(batch, tenantId, definition, bytes.ToArray()));
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Segment, id, out var segmentId))
            return Problem.Of(ErrorCodes.SegmentNotFound);
        var tenantId = context.Caller().TenantId;
        return await SendAsync(tenantId, null, 200, batch => SegmentWrites.Revise(
            batch, tenantId, segmentId, revisions, definition, bytes.ToArray()));
    }

    private async Task<IResult> ArchiveAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.SegmentCommand, CommandValidator, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Segment, id, out var segmentId))
            return Problem.Of(ErrorCodes.SegmentNotFound);
        var tenantId = context.Caller().TenantId;
        return await SendAsync(
            tenantId, null, 200, batch => SegmentWrites.Archive(batch, tenantId, segmentId, revisions));
    }

    private async Task<IResult> RefreshAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.SegmentCommand, CommandValidator, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        var caller = context.Caller();
        if (Find(id, caller.TenantId) is not { } segment) return Problem.Of(ErrorCodes.SegmentNotFound);
        if (segment.ArchivedAt is not null) return Problem.Of(ErrorCodes.SegmentArchived);
        if (SegmentRows.Read(segment).IsList) return Problem.Of(ErrorCodes.SegmentIsAList);
        return await refresher.RunAsync(caller.TenantId, caller.IsTest, [segment.Id], context.RequestAborted)
            ? Writes.Response(Answer(200, Find(id, caller.TenantId)!)) : Problem.Of(ErrorCodes.SegmentsRefreshing);
    }

    private async Task<IResult> ChangeListAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ChangeListRequest, ListValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Segment, id, out var segmentId))
            return Problem.Of(ErrorCodes.SegmentNotFound);
        var tenantId = context.Caller().TenantId;
        var (add, remove) = (Members(request.Add), Members(request.Remove));
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var (segment, refusal) = SegmentLists.Change(batch, tenantId, segmentId, add, remove);
            return segment is null ? refusal! : Answer(200, segment);
        })
        {
            Event = WorkEvent.Of("segment"),
        });
    }

    private static Guid[] Members(IReadOnlyList<string>? ids) =>
        [.. (ids ?? []).Select(id => Core.PublicId.Parse(Core.PublicId.Member, id))];

    private SegmentRecord? Find(string id, int tenantId) =>
        Core.PublicId.TryParse(Core.PublicId.Segment, id, out var segmentId)
            ? readers.Read(session => SegmentRows.Find(session, tenantId, segmentId)) : null;

    private Task<IResult> SendAsync(
        int tenantId, RequestKey? key, int status,
        Func<Batch, (SegmentRecord? Segment, Core.Refusal? Refusal)> change) =>
        writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var (segment, refusal) = change(batch);
            return segment is null ? refusal! : Answer(status, segment);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("segment"),
        });

    private async Task<(SegmentDefinition? Definition, ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(
        HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var tenantId = context.Caller().TenantId;
        var parsed = readers.Read(session =>
        {
            var known = catalogs.Current(session, tenantId).Segments;
            return SegmentReader.Read(
                json, id => ProgramRows.Exists(session, tenantId, id),
                id => known.GetValueOrDefault(id) is { IsArchived: false });
        });
        return parsed.Definition is { } definition ? (definition, body.Bytes, null)
            : (null, default, Problem.Invalid(parsed.Faults));
    }

    private static Answer Answer(int status, SegmentRecord segment) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(SegmentAnswer.Of(segment), Json.SegmentAnswer),
        status == 201 ? "/v1/segments/" + Core.PublicId.Format(Core.PublicId.Segment, segment.Id) : null,
        IfMatch.Tag(segment.Revision));
}
