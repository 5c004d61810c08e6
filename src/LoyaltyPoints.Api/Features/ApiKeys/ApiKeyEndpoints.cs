using System.Text;
using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.ApiKeys;

/// <summary>API keys of the caller's tenant.</summary>
internal sealed class ApiKeyEndpoints(
    ReadPool readers, LedgerWriter writer, ApiKeyCache cache, TimeProvider time)
{
    private const string List = "api-keys";

    private static readonly ApiKeyJson Json = new(StrictJson.NewOptions());
    private static readonly CreateApiKeyValidator Validator = new();
    private static readonly RotateApiKeyValidator RotateValidator = new();

    private static readonly Core.Refusal NotFound =
        new(ErrorCodes.ApiKeyNotFound.Code, ErrorCodes.ApiKeyNotFound.Description);

    private static readonly Core.Refusal Ended =
        new(ErrorCodes.ApiKeyEnded.Code, ErrorCodes.ApiKeyEnded.Description);

    public void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/v1/api-keys").RequireScopes(Scopes.Admin).WithTags("API keys");
        keys.MapPost("", (Delegate)CreateAsync).WithName("createApiKey")
            .WithSummary("Make a key; the only time it is shown")
            .WithDescription("Takes no `Idempotency-Key`: to answer the key again, its secret would have to be stored.")
            .AcceptsJson(Validator, """{ "name": "Till 12", "scopes": ["pos"] }""")
            .Produces<ApiKeyAnswer>(StatusCodes.Status201Created).Problems(ErrorCodes.PartnerNotFound)
            .Problems(Writes.Unavailable);
        keys.MapGet("", GetPage).WithName("listApiKeys").WithSummary("All keys, without their secrets")
            .Paged().Produces<PageAnswer<ApiKeyAnswer>>();
        keys.MapPost("/{id}/rotate", (Delegate)RotateAsync).WithName("rotateApiKey")
            .WithSummary("Make the key that follows this one; the only time it is shown")
            .WithDescription("The new key has an id and a secret of its own, and all else from the old one, which ends "
                + "after the overlap. Takes no `Idempotency-Key`, as making a key does not.")
            .AcceptsJson(RotateValidator, """{ "overlap": "PT24H" }""")
            .Produces<ApiKeyAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.ApiKeyNotFound, ErrorCodes.ApiKeyEnded).Problems(Writes.Unavailable);
        keys.MapDelete("/{id}", RevokeAsync).WithName("revokeApiKey").WithSummary("Revoke a key")
            .WithDescription("At once on this instance; others may accept it for five seconds more.")
            .Produces(StatusCodes.Status204NoContent).Problems(ErrorCodes.ApiKeyNotFound)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.CreateApiKeyRequest, Validator, context.RequestAborted,
            key => KeyRules.ExpiryFaults(key.ExpiresAt, time));
        if (!body.TryGet(out var request, out var problem)) return problem;
        // No Idempotency-Key here: to replay the answer, the secret would have to be stored.
        var caller = context.Caller();
        var text = ApiKeyText.Generate(caller.IsTest);
        var (id, hash) = Parts(text);
        var result = await writer.WriteAsync(new FunctionWork(caller.TenantId, null, batch =>
        {
            if (request.Partner() is { } partner && PartnerRows.Find(batch.Session, caller.TenantId, partner) is null)
                return PartnerRows.NotFound("/partnerId");
            var record = new Storage.Tenants.ApiKeyRecord(
                id, caller.TenantId, request.Name!, hash, request.ScopeSet(), caller.IsTest, batch.Now, null)
            {
                PartnerId = request.Partner(),
                ExpiresAt = request.ExpiresAt is { } at ? Instant.From(at) : null,
                Addresses = request.Addresses is { } ranges ? string.Join(' ', ranges) : null,
            };
            TenantRows.CreateKey(batch, record);
            return Shown(record, text);
        })
        {
            Event = new WorkEvent(EventTypes.ApiKeyCreated) { IsBare = true, Id = id },
        });
        return result.Answer is { } answer ? Writes.Response(answer) : Writes.Problem(result.Refusal!);
    }

    private async Task<IResult> RotateAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.RotateApiKeyRequest, RotateValidator, context.RequestAborted,
            key => KeyRules.ExpiryFaults(key.ExpiresAt, time));
        if (!body.TryGet(out var request, out var problem)) return problem;
        var caller = context.Caller();
        var text = ApiKeyText.Generate(caller.IsTest);
        var (newId, hash) = Parts(text);
        var result = await writer.WriteAsync(new FunctionWork(caller.TenantId, null, batch =>
        {
            if (TenantRows.FindKey(batch.Session, id) is not { } old || old.TenantId != caller.TenantId)
                return NotFound;
            if (!KeyRows.EndAfter(batch, caller.TenantId, id, request.OverlapSpan)) return Ended;
            var record = old with
            {
                KeyId = newId, SecretHash = hash, CreatedAt = batch.Now, LastUsedAt = null,
                ExpiresAt = request.ExpiresAt is { } at ? Instant.From(at) : Ending(old, batch.Now),
            };
            TenantRows.CreateKey(batch, record);
            return Shown(record, text);
        })
        {
            Event = new WorkEvent(EventTypes.ApiKeyRotated) { IsBare = true, Id = newId },
        });
        cache.Forget(id);
        return result.Answer is { } answer ? Writes.Response(answer) : Writes.Problem(result.Refusal!);
    }

    // A key that was made to end is not followed by one that does not.
    private static Instant? Ending(Storage.Tenants.ApiKeyRecord old, Instant now) => old.ExpiresAt is { } end
        ? now.Plus(TimeSpan.FromMilliseconds(end.UnixMilliseconds - old.CreatedAt.UnixMilliseconds)) : null;

    private static Answer Shown(Storage.Tenants.ApiKeyRecord record, string text) => new(
        201, JsonSerializer.SerializeToUtf8Bytes(ApiKeyAnswer.Of(record) with { Key = text }, Json.ApiKeyAnswer))
    {
        Made = record.KeyId,
    };

    private IResult GetPage(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        var after = page.After is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var rows = readers.Read(session => TenantRows.Keys(session, tenantId, after, page.Limit + 1));
        return JsonAnswer.Of(200, PageAnswer<ApiKeyAnswer>.Of(
            rows, page.Limit, ApiKeyAnswer.Of,
            row => Cursor.Encode(List, tenantId, Encoding.UTF8.GetBytes(row.KeyId))), Json.PageAnswerApiKeyAnswer);
    }

    private async Task<IResult> RevokeAsync(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        var result = await writer.WriteAsync(new FunctionWork(
            tenantId, null,
            batch => TenantRows.RevokeKey(batch, tenantId, id) ? new Answer(204, default) : NotFound)
        {
            Event = new WorkEvent(EventTypes.ApiKeyRevoked) { Id = id },
        });
        cache.Forget(id);
        return result.Answer is null ? Writes.Problem(result.Refusal!) : Results.NoContent();
    }

    private static (string Id, byte[] SecretHash) Parts(string text)
    {
        return ApiKeyText.TryParse(text, out var key) ? (key.Id.ToString(), key.HashSecret())
            : throw new InvalidOperationException("A generated key has not the form of a key.");
    }
}
