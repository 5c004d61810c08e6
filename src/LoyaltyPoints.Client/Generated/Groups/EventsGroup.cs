using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Events: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class EventsGroup
{
    private readonly Sender sender;

    internal EventsGroup(Sender sender) => this.sender = sender;

    /// <summary>What happened, oldest first</summary>
    /// <remarks>
    /// Every change, told in the transaction that recorded it. What happened to a member comes in the order in
    /// which it happened. <c>nextCursor</c> is always there: keep it, and go on with it, where <c>data</c> is
    /// empty as well. A filter may leave a page empty though there are more behind it. A cursor is good for as
    /// long as events are kept (30 days, unless the service is told otherwise).
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<EventPage>> ListEventsAsync(
        string? types = null,
        string? memberId = null,
        DateTimeOffset? since = null,
        string? wait = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<EventPage>(
            new Call(HttpMethod.Get, "v1/events")
                .Query("types", types)
                .Query("memberId", memberId)
                .Query("since", since)
                .Query("wait", wait)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listEvents</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<EventAnswer> EnumerateEventsAsync(
        string? types = null,
        string? memberId = null,
        DateTimeOffset? since = null,
        string? wait = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<EventAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListEventsAsync(
                    types: types,
                    memberId: memberId,
                    since: since,
                    wait: wait,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>One event</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<EventAnswer>> GetEventAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<EventAnswer>(
            new Call(HttpMethod.Get, $"v1/events/{Call.Escape(id)}"),
            cancellationToken);
}
