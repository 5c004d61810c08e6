using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Affiliates: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class AffiliatesGroup
{
    private readonly Sender sender;

    internal AffiliatesGroup(Sender sender) => this.sender = sender;

    /// <summary>Make an affiliate</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<AffiliateAnswer>> CreateAffiliateAsync(
        AffiliateRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AffiliateAnswer>(
            new Call(HttpMethod.Post, "v1/affiliates")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>All affiliates</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<AffiliateAnswer>>> ListAffiliatesAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<AffiliateAnswer>>(
            new Call(HttpMethod.Get, "v1/affiliates")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>listAffiliates</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<AffiliateAnswer> EnumerateAffiliatesAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<AffiliateAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListAffiliatesAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>An affiliate</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<AffiliateAnswer>> GetAffiliateAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AffiliateAnswer>(
            new Call(HttpMethod.Get, $"v1/affiliates/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change an affiliate</summary>
    /// <remarks>
    /// Purchases that are recorded keep the terms they were recorded with, also for their returns.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AffiliateAnswer>> ChangeAffiliateAsync(
        string id,
        AffiliateRequest body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AffiliateAnswer>(
            new Call(HttpMethod.Put, $"v1/affiliates/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>A member came by an affiliate's link</summary>
    /// <remarks>
    /// A purchase that names no affiliate is the last one's by whose link the member came, within that one's
    /// days.
    /// <br/> Scope: <c>checkout</c>.
    /// </remarks>
    public Task<Answer<ClickAnswer>> PostAffiliateClickAsync(
        string id,
        ClickRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ClickAnswer>(
            new Call(HttpMethod.Post, $"v1/affiliates/{Call.Escape(id)}/clicks")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>An affiliate's sales, returns and commission</summary>
    /// <remarks>
    /// By when they were recorded: what is posted late falls into the period in which it is posted. <c>totals</c>
    /// are those of the whole period, by currency; <c>data</c> is a page of its lines.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<StatementAnswer>> GetAffiliateStatementAsync(
        string id,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<StatementAnswer>(
            new Call(HttpMethod.Get, $"v1/affiliates/{Call.Escape(id)}/statement")
                .Query("from", from)
                .Query("to", to)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>getAffiliateStatement</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<StatementLine> EnumerateAffiliateStatementAsync(
        string id,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<StatementLine>(
            async (next, cancellation) =>
            {
                var page = await GetAffiliateStatementAsync(
                    id: id,
                    from: from,
                    to: to,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);
}
