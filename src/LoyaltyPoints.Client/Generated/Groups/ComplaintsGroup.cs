using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Complaints: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class ComplaintsGroup
{
    private readonly Sender sender;

    internal ComplaintsGroup(Sender sender) => this.sender = sender;

    /// <summary>Record a complaint</summary>
    /// <remarks>
    /// The same <c>source</c> and <c>externalId</c> are recorded once, for ever.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ComplaintAnswer>> PostComplaintAsync(
        ComplaintRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ComplaintAnswer>(
            new Call(HttpMethod.Post, "v1/complaints")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Complaints</summary>
    /// <remarks>
    /// In the order of <c>openedAt</c>.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<Page<ComplaintAnswer>>> ListComplaintsAsync(
        string? open = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<ComplaintAnswer>>(
            new Call(HttpMethod.Get, "v1/complaints")
                .Query("open", open)
                .Query("from", from)
                .Query("to", to)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>listComplaints</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<ComplaintAnswer> EnumerateComplaintsAsync(
        string? open = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<ComplaintAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListComplaintsAsync(
                    open: open,
                    from: from,
                    to: to,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>A complaint as it is now</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<ComplaintAnswer>> GetComplaintAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ComplaintAnswer>(
            new Call(HttpMethod.Get, $"v1/complaints/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Record how a complaint was resolved</summary>
    /// <remarks>
    /// Once.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ComplaintAnswer>> ResolveComplaintAsync(
        string id,
        ResolutionRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ComplaintAnswer>(
            new Call(HttpMethod.Post, $"v1/complaints/{Call.Escape(id)}/resolution")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
