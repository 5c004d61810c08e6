using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>What somebody should look at, and that somebody has.</summary>
internal sealed class AlertEndpoints(ReadPool readers, LedgerWriter writer)
{
    private const string List = "alerts";

    private static readonly AlertJson Json = new(StrictJson.NewOptions());
    private static readonly AcknowledgementValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/v1/analytics/alerts").RequireScopes(Scopes.Admin)
            .WithTags(AnalyticsRoutes.Tag);
        alerts.MapGet("", GetPage).WithName("listAlerts").WithSummary("What somebody should look at, newest first")
            .Query("kind", "Only alerts of this kind.")
            .Query("open", "`true`: only those that nobody has acknowledged.")
            .Paged().Produces<PageAnswer<AlertAnswer>>();
        alerts.MapPost("/{id}/acknowledgement", (Delegate)AcknowledgeAsync).WithName("acknowledgeAlert")
            .WithSummary("Say that somebody has looked")
            .WithDescription("Whoever says so first stays; again changes nothing.")
            .AcceptsJson(Validator, """{ "actor": "jo@example.com" }""").TakesIdempotencyKey().Produces<AlertAnswer>()
            .Problems(ErrorCodes.AlertNotFound).Problems(Writes.Unavailable);
    }

    private IResult GetPage(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        var query = context.Request.Query;
        var open = query["open"].ToString();
        if (open is not ("" or "true" or "false"))
        {
            return Problem.Invalid([new(
                PageQuery.QueryPointer("open"), FaultCodes.InvalidValue, "Must be true or false.")]);
        }

        var kind = query["kind"] is { Count: > 0 } asked ? asked.ToString() : null;
        var before = page.After is null ? (Guid?)null : page.AfterId;
        var rows = readers.Read(session =>
            AlertRows.Page(session, tenantId, kind, open == "true", before, page.Limit + 1));
        return JsonAnswer.Of(
            200, PageAnswer<AlertAnswer>.Of(
                rows, page.Limit, AlertAnswer.Of, row => Cursor.Encode(List, tenantId, row.Id)),
            Json.PageAnswerAlertAnswer);
    }

    private async Task<IResult> AcknowledgeAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.AcknowledgementRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (!MemberOwnedId.TryParse(Core.PublicId.Alert, id, out var alertId))
            return Problem.Of(ErrorCodes.AlertNotFound);
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(
            tenantId, key, batch => AlertRows.Acknowledge(batch, tenantId, alertId, request.Actor!) is { } alert
                ? new Answer(200, JsonSerializer.SerializeToUtf8Bytes(AlertAnswer.Of(alert), Json.AlertAnswer))
                : new Core.Refusal(ErrorCodes.AlertNotFound.Code, "There is no such alert."))
        {
            Event = new WorkEvent(EventTypes.AlertAcknowledged),
        });
    }
}

/// <summary>Something that somebody should look at.</summary>
/// <param name="MemberId">Whom it is about; absent where it is no single member.</param>
/// <param name="Cause">Why it was raised; the same cause is raised once.</param>
/// <param name="Evidence">The numbers it rests on.</param>
/// <param name="AcknowledgedAt">Absent: nobody has looked yet.</param>
public sealed record AlertAnswer(
    string Id, [property: JsonConverter(typeof(MemberIdConverter))] Guid? MemberId, string Kind, string Cause,
    Instant RaisedAt, JsonElement Evidence, Instant? AcknowledgedAt, string? AcknowledgedBy)
{
    internal static AlertAnswer Of(Alert alert)
    {
        using var evidence = JsonDocument.Parse(alert.Evidence);
        return new AlertAnswer(
            new MemberOwnedId(alert.Id, alert.MemberId).Format(Core.PublicId.Alert),
            alert.MemberId == Guid.Empty ? null : alert.MemberId, alert.Kind, alert.Cause, alert.RaisedAt,
            evidence.RootElement.Clone(), alert.AcknowledgedAt == Instant.Never ? null : alert.AcknowledgedAt,
            alert.AcknowledgedBy);
    }
}

/// <summary>Who has looked at an alert.</summary>
public sealed record AcknowledgementRequest
{
    public string? Actor { get; init; }
}

internal sealed class AcknowledgementValidator : FaultValidator<AcknowledgementRequest>
{
    public AcknowledgementValidator() => RuleFor(x => x.Actor).Required().Text(100);
}

[JsonSerializable(typeof(AlertAnswer))]
[JsonSerializable(typeof(PageAnswer<AlertAnswer>))]
[JsonSerializable(typeof(AcknowledgementRequest))]
internal sealed partial class AlertJson : JsonSerializerContext;
