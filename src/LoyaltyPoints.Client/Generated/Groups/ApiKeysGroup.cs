using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>ApiKeys: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class ApiKeysGroup
{
    private readonly Sender sender;

    internal ApiKeysGroup(Sender sender) => this.sender = sender;

    /// <summary>Make a key; the only time it is shown</summary>
    /// <remarks>
    /// Takes no <c>Idempotency-Key</c>: to answer the key again, its secret would have to be stored.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<ApiKeyAnswer>> CreateApiKeyAsync(
        CreateApiKeyRequest body,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ApiKeyAnswer>(
            new Call(HttpMethod.Post, "v1/api-keys")
                .Json(body),
            cancellationToken);

    /// <summary>All keys, without their secrets</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<ApiKeyAnswer>>> ListApiKeysAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<ApiKeyAnswer>>(
            new Call(HttpMethod.Get, "v1/api-keys")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listApiKeys</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<ApiKeyAnswer> EnumerateApiKeysAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<ApiKeyAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListApiKeysAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Make the key that follows this one; the only time it is shown</summary>
    /// <remarks>
    /// The new key has an id and a secret of its own, and all else from the old one, which ends after the
    /// overlap. Takes no <c>Idempotency-Key</c>, as making a key does not.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<ApiKeyAnswer>> RotateApiKeyAsync(
        string id,
        RotateApiKeyRequest? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ApiKeyAnswer>(
            new Call(HttpMethod.Post, $"v1/api-keys/{Call.Escape(id)}/rotate")
                .Json(body ?? new RotateApiKeyRequest()),
            cancellationToken);

    /// <summary>Revoke a key</summary>
    /// <remarks>
    /// At once on this instance; others may accept it for five seconds more.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer> RevokeApiKeyAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            new Call(HttpMethod.Delete, $"v1/api-keys/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>A key's own limits</summary>
    /// <remarks>
    /// What is absent is as for every key.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<KeyQuotaDocument>> GetKeyQuotaAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<KeyQuotaDocument>(
            new Call(HttpMethod.Get, $"v1/api-keys/{Call.Escape(id)}/quota"),
            cancellationToken);

    /// <summary>Give a key limits of its own</summary>
    /// <remarks>
    /// For each instance, at once on this one; others go by the old ones for five seconds more. An empty object
    /// takes them away.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<KeyQuotaDocument>> PutKeyQuotaAsync(
        string id,
        KeyQuotaDocument body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<KeyQuotaDocument>(
            new Call(HttpMethod.Put, $"v1/api-keys/{Call.Escape(id)}/quota")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);
}
