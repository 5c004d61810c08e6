using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Surveys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>A survey.</summary>
/// <param name="Definition">As it was sent.</param>
public sealed record SurveyAnswer(
    [property: JsonConverter(typeof(SurveyIdConverter))] Guid Id, string Name, JsonElement Definition,
    Instant CreatedAt, Instant UpdatedAt)
{
    internal static SurveyAnswer Of(SurveyRecord survey) => new(
        survey.Id, survey.Name, VersionAnswer.Element(survey.Json), survey.CreatedAt, survey.UpdatedAt);
}

/// <summary>Surveys: what members are asked.</summary>
internal sealed class SurveyEndpoints(ReadPool readers, LedgerWriter writer)
{
    private const string List = "surveys";

    private static readonly SurveyJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var surveys = routes.MapGroup("/v1/surveys").WithTags("Surveys").RequireScopes(Scopes.Admin);
        surveys.MapPost("", (Delegate)CreateAsync).WithName("createSurvey").WithSummary("Add a survey")
            .WithDescription("`kind` is `satisfaction` (five levels), `nps` (0 to 10), `attributes` (importance and "
                + "performance, 1 to 5, of `productPerformance`, `price`, `information`, `privileges`, "
                + "`surpriseAndDelight`, `service` and those in `attributes`), `intentions` (towards `us` and "
                + "`competitors`), `wallet` (what is spent with them, in `currency`) or `exit` (codes of `reasons`). "
                + "`once`: one answer each `member`, `purchase` or `invitation`. `reward`: each answer is an activity "
                + "of this type too, which programs may reward.")
            .AcceptsAnyJson(SurveyExamples.Survey).TakesIdempotencyKey().AnswersETag()
            .Produces<SurveyAnswer>(StatusCodes.Status201Created).Problems(Writes.Unavailable);
        surveys.MapGet("", GetPage).WithName("listSurveys").WithSummary("All surveys")
            .Paged().Produces<PageAnswer<SurveyAnswer>>();
        surveys.MapPut("/{id}", ReviseAsync).WithName("reviseSurvey").WithSummary("Change a survey from now on")
            .WithDescription("`kind`, `once` and `currency` stay. Answers that were given stay as they are.")
            .AcceptsAnyJson(SurveyExamples.Survey).NeedsIfMatch().AnswersETag().Produces<SurveyAnswer>()
            .Problems(ErrorCodes.SurveyNotFound, ErrorCodes.Unprocessable).Problems(Writes.Unavailable);
        routes.MapGroup("/v1/surveys").WithTags("Surveys").RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Admin)
            .MapGet("/{id}", Get).WithName("getSurvey").WithSummary("A survey, for those who ask its questions")
            .AnswersETag().Produces<SurveyAnswer>().Problems(ErrorCodes.SurveyNotFound);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(
            tenantId, key, batch => Answer(201, SurveyWrites.Create(batch, tenantId, definition, bytes.ToArray())))
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("survey"),
        });
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (definition, bytes, problem) = await ReadAsync(context);
        if (definition is null) return problem!;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Survey, id, out var surveyId))
            return Problem.Of(ErrorCodes.SurveyNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (survey, refusal) = SurveyWrites.Revise(
                batch, tenantId, surveyId, revisions, definition, bytes.ToArray());
            return survey is null ? refusal! : Answer(200, survey);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("survey"),
        });
    }

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, SurveyRows.Page, SurveyAnswer.Of, static row => row.Id, Json.PageAnswerSurveyAnswer);

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Survey, id, out var surveyId)
            && readers.Read(session => SurveyRows.Find(session, tenantId, surveyId)) is { } survey
            ? Writes.Response(Answer(200, survey)) : Problem.Of(ErrorCodes.SurveyNotFound);
    }

    private static async Task<(SurveyDefinition? Definition, ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(
        HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var parsed = SurveyReader.Read(json);
        return parsed.Definition is { } definition ? (definition, body.Bytes, null)
            : (null, default, Problem.Invalid(parsed.Faults));
    }

    private static Answer Answer(int status, SurveyRecord survey) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(SurveyAnswer.Of(survey), Json.SurveyAnswer),
        status == 201 ? "/v1/surveys/" + Core.PublicId.Format(Core.PublicId.Survey, survey.Id) : null,
        IfMatch.Tag(survey.Revision));
}
