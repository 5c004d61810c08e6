using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>AuditLog: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class AuditLogGroup
{
    private readonly Sender sender;

    internal AuditLogGroup(Sender sender) => this.sender = sender;

    /// <summary>What administrators did, newest first</summary>
    /// <remarks>
    /// One row for each transaction in which a request that only the scope <c>admin</c> let in, or a person's,
    /// changed something; recorded in that transaction and never changed. What was refused, or only repeated an
    /// earlier answer, is not in it.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<Page<AuditEntryAnswer>>> ListAuditLogAsync(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? actor = null,
        string? target = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<AuditEntryAnswer>>(
            new Call(HttpMethod.Get, "v1/audit-log")
                .Query("from", from)
                .Query("to", to)
                .Query("actor", actor)
                .Query("target", target)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listAuditLog</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<AuditEntryAnswer> EnumerateAuditLogAsync(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? actor = null,
        string? target = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<AuditEntryAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListAuditLogAsync(
                    from: from,
                    to: to,
                    actor: actor,
                    target: target,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);
}
