using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.ApiKeys;

/// <summary>How much a key of the caller's tenant may ask, where that is its own.</summary>
internal sealed class KeyQuotaEndpoints(ReadPool readers, LedgerWriter writer, ApiKeyCache cache)
{
    private static readonly KeyQuotaJson Json = new(StrictJson.NewOptions());
    private static readonly KeyQuotaValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var quota = routes.MapGroup("/v1/api-keys/{id}/quota").RequireScopes(Scopes.Admin).WithTags("API keys");
        quota.MapGet("", Get).WithName("getKeyQuota").WithSummary("A key's own limits")
            .WithDescription("What is absent is as for every key.").AnswersETag().Produces<KeyQuotaDocument>()
            .Problems(ErrorCodes.ApiKeyNotFound);
        quota.MapPut("", (Delegate)PutAsync).WithName("putKeyQuota").WithSummary("Give a key limits of its own")
            .WithDescription("For each instance, at once on this one; others go by the old ones for five seconds more. "
                + "An empty object takes them away.")
            .AcceptsJson(Validator, """{ "write": { "requestsPerSecond": 50, "burst": 100 } }""")
            .NeedsIfMatch().AnswersETag().Produces<KeyQuotaDocument>().Problems(ErrorCodes.ApiKeyNotFound)
            .Problems(Writes.Unavailable);
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return readers.Read<IResult>(session => TenantRows.FindKey(session, id)?.TenantId != tenantId
            ? Problem.Of(ErrorCodes.ApiKeyNotFound)
            : Writes.Response(Answer(KeyQuotaRows.Find(session, tenantId, id)
                ?? new KeyQuotaRecord(new KeyQuotaDocument().Bytes(), 0))));
    }

    private async Task<IResult> PutAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.KeyQuotaDocument, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        var tenantId = context.Caller().TenantId;
        var answer = await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (stored, refusal) = KeyQuotaRows.Put(batch, tenantId, id, request.Bytes(), revisions);
            return stored is null ? refusal! : Answer(stored);
        })
        {
            Event = new WorkEvent(EventTypes.KeyQuotaChanged) { IsBare = true, Id = id },
        });
        cache.Forget(id);
        return answer;
    }

    private static Answer Answer(KeyQuotaRecord stored) =>
        new(200, stored.Json, null, IfMatch.Tag(stored.Revision));
}
