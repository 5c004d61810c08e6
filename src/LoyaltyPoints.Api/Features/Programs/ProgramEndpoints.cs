using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Programs;

/// <summary>Programs: their definitions, versions, and what is in effect.</summary>
internal sealed class ProgramEndpoints(ReadPool readers, LedgerWriter writer, PartnerView view)
{
    private const string List = "programs";

    private static readonly ProgramJson Json = new(StrictJson.NewOptions());
    private static readonly PublishValidator PublishValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var reading = routes.MapGroup("/v1/programs").WithTags("Programs")
            .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Partner | Scopes.Admin);
        reading.MapGet("", GetPage).PartnerSees(PartnerSight.Shown).WithName("listPrograms").WithSummary("All programs")
            .Paged().Produces<PageAnswer<ProgramAnswer>>();
        reading.MapGet("/{id}", Get).PartnerSees(PartnerSight.Program).WithName("getProgram")
            .WithSummary("A program and its versions").AnswersETag()
            .Produces<ProgramAnswer>().Problems(ErrorCodes.ProgramNotFound);
        reading.MapGet("/{id}/versions/{version:int}", GetVersion).PartnerSees(PartnerSight.Program)
            .WithName("getProgramVersion").WithSummary("One version of a program").Produces<VersionAnswer>()
            .Problems(ErrorCodes.ProgramNotFound);
        var writing = routes.MapGroup("/v1/programs").WithTags("Programs").RequireScopes(Scopes.Admin);
        writing.MapPost("", (Delegate)CreateAsync).WithName("createProgram")
            .WithSummary("Make a program: a draft of version 1")
            .AcceptsAnyJson(ProgramExamples.Definition).TakesIdempotencyKey().AnswersETag()
            .Produces<ProgramAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.SegmentNotFound)
            .Problems(Writes.Unavailable);
        writing.MapPut("/{id}", ReviseAsync).WithName("reviseProgram").WithSummary("Add a draft of the next version")
            .AcceptsAnyJson(ProgramExamples.Definition).NeedsIfMatch().AnswersETag().Produces<ProgramAnswer>()
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.SegmentNotFound, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        writing.MapPost("/{id}/publish", PublishAsync).WithName("publishProgram")
            .WithSummary("Put a version into effect")
            .AcceptsJson(PublishValidator, ProgramExamples.Publish).TakesIdempotencyKey().AnswersETag()
            .Produces<ProgramAnswer>()
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.SegmentNotFound, ErrorCodes.AlreadyPublished,
                ErrorCodes.EffectiveAtTooEarly)
            .Problems(Writes.Unavailable);
    }

    private static async Task<(ProgramDefinition? Definition, ReadOnlyMemory<byte> Bytes, Problem? Problem)>
        ReadDefinitionAsync(HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var parsed = ProgramDefinitionReader.Read(json);
        return parsed.Definition is { } definition ? (definition, body.Bytes, null)
            : (null, default, Problem.Invalid(parsed.Faults));
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (definition, bytes, problem) = await ReadDefinitionAsync(context);
        if (definition is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            if (ProgramWrites.FindOthers(batch, tenantId, definition.Earning) is { } unknown) return unknown;
            return Answer(
                201, ProgramWrites.Create(batch, tenantId, definition.Name, definition.TypeName, bytes.ToArray()));
        })
        {
            Event = WorkEvent.Of("program"),
        });
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (definition, bytes, problem) = await ReadDefinitionAsync(context);
        if (definition is null) return problem!;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Program, id, out var programId))
            return Problem.Of(ErrorCodes.ProgramNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            if (ProgramWrites.FindOthers(batch, tenantId, definition.Earning) is { } unknown) return unknown;
            var (program, refusal) = ProgramWrites.Revise(
                batch, tenantId, programId, revisions, definition.Name, definition.TypeName, bytes.ToArray());
            return program is null ? refusal! : Answer(200, program);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("program"),
        });
    }

    private async Task<IResult> PublishAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.PublishRequest, PublishValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Program, id, out var programId))
            return Problem.Of(ErrorCodes.ProgramNotFound);
        var tenantId = context.Caller().TenantId;
        var effectiveAt = request.EffectiveAt is { } at ? Instant.From(at) : (Instant?)null;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var (program, refusal) = ProgramWrites.Publish(
                batch, tenantId, programId, (int)request.Version!.Value, effectiveAt);
            return program is null ? refusal! : Answer(200, program);
        })
        {
            ChangesPrograms = true,
            Event = new WorkEvent(EventTypes.ProgramPublished),
        });
    }

    private IResult GetPage(HttpContext context)
    {
        var (caller, tenantId) = (context.Caller(), context.Caller().TenantId);
        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        var (rows, isShown) = readers.Read(session => (
            ProgramRows.Page(session, tenantId, page.AfterId, page.Limit + 1), view.Programs(session, caller)));
        return JsonAnswer.Of(200, PageAnswer<ProgramAnswer>.Of(
            rows, page.Limit, ProgramAnswer.Of,
            row => Cursor.Encode(List, tenantId, row.Id), row => isShown(row.Id)), Json.PageAnswerProgramAnswer);
    }

    private IResult Get(string id, HttpContext context) =>
        Find(id, context) is { } program ? Writes.Response(Answer(200, program))
            : Problem.Of(ErrorCodes.ProgramNotFound);

    private IResult GetVersion(string id, int version, HttpContext context) =>
        Find(id, context) is { } program
        && program.Versions.FirstOrDefault(candidate => candidate.Version == version) is { } found
            ? JsonAnswer.Of(200, VersionAnswer.Of(program.Id, found), Json.VersionAnswer)
            : Problem.Of(ErrorCodes.ProgramNotFound);

    private ProgramRecord? Find(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Program, id, out var programId)
            ? readers.Read(session => ProgramRows.Find(session, tenantId, programId)) : null;
    }

    private static Answer Answer(int status, ProgramRecord program) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(ProgramAnswer.Of(program), Json.ProgramAnswer),
        status == 201 ? "/v1/programs/" + Core.PublicId.Format(Core.PublicId.Program, program.Id) : null,
        IfMatch.Tag(program.Revision));
}
