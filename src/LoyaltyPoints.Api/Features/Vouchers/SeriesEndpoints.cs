using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Lines;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>Series of vouchers: what many codes have in common, and codes in great numbers.</summary>
internal sealed class SeriesEndpoints(
    ReadPool readers, LedgerWriter writer, CodeStream codes, VoucherImport import)
{
    private const string List = "voucher-series";

    private static readonly SeriesJson Json = new(StrictJson.NewOptions());
    private static readonly VoucherRequestJson RequestJson = new(StrictJson.NewOptions());
    private static readonly CodesValidator CodesValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var series = routes.MapGroup("/v1/voucher-series").WithTags("Vouchers").RequireScopes(Scopes.Admin);
        series.MapGet("", GetPage).WithName("listVoucherSeries").WithSummary("All series of vouchers")
            .Paged().Produces<PageAnswer<SeriesAnswer>>();
        series.MapGet("/{id}", Get).WithName("getVoucherSeries").WithSummary("A series with its latest definition")
            .AnswersETag().Produces<SeriesAnswer>().Problems(ErrorCodes.VoucherSeriesNotFound);
        series.MapGet("/{id}/versions/{version:int}", GetVersion).WithName("getVoucherSeriesVersion")
            .WithSummary("One version of a series").Produces<SeriesVersionAnswer>()
            .Problems(ErrorCodes.VoucherSeriesNotFound);
        series.MapPost("", (Delegate)CreateAsync).WithName("createVoucherSeries").WithSummary("Make a series")
            .WithDescription("What it is worth is one of `amount`, `percent`, `item`, `units` and `giftCard`. Without "
                + "`uses` a voucher is used once, and a gift card until it is empty; `null`: any number.")
            .AcceptsAnyJson(VoucherExamples.Series).TakesIdempotencyKey().AnswersETag()
            .Produces<SeriesAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.Unprocessable).Problems(Writes.Unavailable);
        series.MapPut("/{id}", ReviseAsync).WithName("reviseVoucherSeries")
            .WithSummary("Add the next version, by which vouchers are issued from now on")
            .WithDescription("Vouchers that were issued before stay under the version of their issue.")
            .AcceptsAnyJson(VoucherExamples.Series).NeedsIfMatch().AnswersETag().Produces<SeriesAnswer>()
            .Problems(ErrorCodes.VoucherSeriesNotFound, ErrorCodes.ProgramNotFound, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        MapBulk(series);
    }

    private void MapBulk(RouteGroupBuilder series)
    {
        series.MapPost("/{id}/codes", MakeCodesAsync).WithName("makeVoucherCodes")
            .WithSummary("Make up to a million codes, streamed as they are committed")
            .WithDescription("A code a line, numbered from 1. `Idempotency-Key` is needed and kept for ever: after a "
                + "broken connection, the same request answers the codes that are there and makes the rest. A last "
                + "line with a `problem` says that the answer is not complete.")
            .AcceptsJson(CodesValidator, """{ "count": 10000 }""").TakesIdempotencyKey()
            .Produces<CodeLine>(StatusCodes.Status200OK, LineBatch.MediaType)
            .Problems(ErrorCodes.VoucherSeriesNotFound, ErrorCodes.VoucherOwnerRequired, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        series.MapPost("/{id}/imports", ImportAsync).WithName("importVouchers").InClass(RouteClass.Batch)
            .WithSummary("Take codes over that were made elsewhere, streamed both ways")
            .WithDescription("A voucher a line in; an answer a line out, in order, each with its own status. A code "
                + "that is there already as it is sent is answered like the first time, so a file may be sent again.")
            .AcceptsLines(new ImportLineValidator(), LineBatch.MediaType, """{ "code": "SPRING-4711" }""")
            .Produces<ImportLineAnswer>(StatusCodes.Status200OK, LineBatch.MediaType)
            .Problems(ErrorCodes.VoucherSeriesNotFound, ErrorCodes.UnsupportedMediaType, ErrorCodes.PayloadTooLarge);
    }

    private static async Task<(SeriesDefinition? Definition, ReadOnlyMemory<byte> Bytes, Problem? Problem)>
        ReadDefinitionAsync(HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var (definition, faults) = SeriesDefinitionReader.Read(json);
        return definition is null ? (null, default, Problem.Invalid(faults)) : (definition, body.Bytes, null);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (definition, bytes, problem) = await ReadDefinitionAsync(context);
        if (definition is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var (series, refusal) = SeriesWrites.Create(batch, tenantId, definition, bytes.ToArray());
            return series is null ? refusal! : Answer(201, series);
        })
        {
            Event = WorkEvent.Of("voucher_series"),
        });
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (definition, bytes, problem) = await ReadDefinitionAsync(context);
        if (definition is null) return problem!;
        if (IfMatch.Read(context.Request, out var versions) is { } missing) return missing;
        if (!TryParse(id, out var seriesId)) return Problem.Of(ErrorCodes.VoucherSeriesNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (series, refusal) = SeriesWrites.Revise(
                batch, tenantId, seriesId, versions, definition, bytes.ToArray());
            return series is null ? refusal! : Answer(200, series);
        })
        {
            Event = WorkEvent.Of("voucher_series"),
        });
    }

    private async Task<IResult> MakeCodesAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, RequestJson.CodesRequest, CodesValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (key is null)
            return new Problem(ErrorCodes.InvalidIdempotencyKey, "Codes are made under an `Idempotency-Key`; send it.");
        return TryParse(id, out var seriesId)
            ? await codes.AnswerAsync(context, context.Caller().TenantId, seriesId, request, key)
            : Problem.Of(ErrorCodes.VoucherSeriesNotFound);
    }

    private async Task<IResult> ImportAsync(string id, HttpContext context) => Find(id, context) is { } series
        ? await import.PostAsync(context, series.Id) : Problem.Of(ErrorCodes.VoucherSeriesNotFound);

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, SeriesRows.Page, SeriesAnswer.Of, static row => row.Id, Json.PageAnswerSeriesAnswer);

    private IResult Get(string id, HttpContext context) => Find(id, context) is { } series
        ? Writes.Response(Answer(200, series)) : Problem.Of(ErrorCodes.VoucherSeriesNotFound);

    private IResult GetVersion(string id, int version, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return TryParse(id, out var seriesId)
            && readers.Read(session => SeriesRows.DefinitionOf(session, tenantId, seriesId, version)) is { } definition
            ? JsonAnswer.Of(
                200, new SeriesVersionAnswer(seriesId, version, SeriesAnswer.Element(definition)),
                Json.SeriesVersionAnswer)
            : Problem.Of(ErrorCodes.VoucherSeriesNotFound);
    }

    private SeriesRecord? Find(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return TryParse(id, out var seriesId)
            ? readers.Read(session => SeriesRows.Find(session, tenantId, seriesId)) : null;
    }

    private static bool TryParse(string id, out Guid seriesId) =>
        Core.PublicId.TryParse(Core.PublicId.VoucherSeries, id, out seriesId);

    private static Answer Answer(int status, SeriesRecord series) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(SeriesAnswer.Of(series), Json.SeriesAnswer),
        status == 201 ? "/v1/voucher-series/" + Core.PublicId.Format(Core.PublicId.VoucherSeries, series.Id) : null,
        IfMatch.Tag(series.Version));
}
