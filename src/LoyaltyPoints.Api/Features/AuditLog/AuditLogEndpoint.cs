using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Audit;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.AuditLog;

/// <summary>What administrators did.</summary>
internal sealed class AuditLogEndpoint(ReadPool readers)
{
    private const int LongestText = 255;

    private static readonly AuditLogJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/audit-log", GetPage)
        .RequireScopes(Scopes.Admin).WithTags("Audit log").WithName("listAuditLog")
        .WithSummary("What administrators did, newest first")
        .WithDescription("One row for each transaction in which a request that only the scope `admin` let in, or a "
            + "person's, changed something; recorded in that transaction and never changed. What was refused, or only "
            + "repeated an earlier answer, is not in it.")
        .Query("from", "Only what was done at this instant or later.", format: "date-time")
        .Query("to", "Only what was done before this instant.", format: "date-time")
        .Query("actor", "Only what this key (its `id`) or person (the subject of the token) did.")
        .Query("target", "Only what was done to the thing with this id.")
        .Paged().Produces<PageAnswer<AuditEntryAnswer>>();

    private IResult GetPage(HttpContext context)
    {
        var (tenantId, request) = (context.Caller().TenantId, context.Request);
        if (PageQuery.ReadInstant(request, "from", out var from) is { } badFrom) return badFrom;
        if (PageQuery.ReadInstant(request, "to", out var to) is { } badTo) return badTo;
        if (ReadText(request, "actor", out var actor) is { } badActor) return badActor;
        if (ReadText(request, "target", out var target) is { } badTarget) return badTarget;
        var list = $"audit:{from?.UnixMilliseconds}:{to?.UnixMilliseconds}:{actor}:{target}";
        if (PageQuery.Read(request, list, tenantId, out var page) is { } problem) return problem;
        var filter = new AuditFilter(from, to, actor, target, page.After is null ? null : page.AfterId);
        var rows = readers.Read(session => AuditRows.Page(session, tenantId, filter, page.Limit + 1));
        return JsonAnswer.Of(
            200, PageAnswer<AuditEntryAnswer>.Of(
                rows, page.Limit, AuditEntryAnswer.Of, row => Cursor.Encode(list, tenantId, row.Id)),
            Json.PageAnswerAuditEntryAnswer);
    }

    private static Problem? ReadText(HttpRequest request, string name, out string? text)
    {
        var given = request.Query[name];
        text = given.Count == 0 ? null : given.ToString();
        return text is null || Rules.RefuseText(text, LongestText) is not { } fault ? null
            : Problem.Invalid([new(PageQuery.QueryPointer(name), fault.Code, fault.Detail)]);
    }
}

/// <summary>Who did it.</summary>
/// <param name="Type">`key` or `person`.</param>
/// <param name="Id">The id of the key, or the subject of the person's token.</param>
/// <param name="Label">The name of the key at that time; absent for a person.</param>
public sealed record AuditActorAnswer(string Type, string Id, string? Label);

/// <summary>Something that was done.</summary>
/// <param name="Id">Ids are in the order of time.</param>
/// <param name="Address">Where it came from; absent where that is not known.</param>
/// <param name="Route">The path's template.</param>
/// <param name="Target">The id in the path, or of what was made; absent where it was about no single thing.</param>
/// <param name="Status">The status of its (first) write.</param>
/// <param name="Writes">How many writes it made in this transaction; a list of many has several rows.</param>
/// <param name="BodyHash">SHA-256 of the body, in hexadecimal; absent where there was none or it came line by
/// line.</param>
public sealed record AuditEntryAnswer(
    string Id, Instant RecordedAt, AuditActorAnswer Actor, string? Address, string Method, string Route, string? Target,
    int Status, long Writes, string RequestId, string? BodyHash)
{
    internal static AuditEntryAnswer Of(AuditEntry entry) => new(
        $"act_{entry.Id:N}", entry.RecordedAt,
        new AuditActorAnswer(entry.Actor.Type, entry.Actor.Id, OrNull(entry.Actor.Label)), OrNull(entry.Address),
        entry.Method, entry.Route, OrNull(entry.Target), entry.Status, entry.Writes, entry.RequestId,
        entry.BodyHash.Length == 0 ? null : Convert.ToHexStringLower(entry.BodyHash));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

[JsonSerializable(typeof(PageAnswer<AuditEntryAnswer>))]
internal sealed partial class AuditLogJson : JsonSerializerContext;
