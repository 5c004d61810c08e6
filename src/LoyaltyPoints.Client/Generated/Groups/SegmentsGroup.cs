using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Segments: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class SegmentsGroup
{
    private readonly Sender sender;

    internal SegmentsGroup(Sender sender) => this.sender = sender;

    /// <summary>All segments</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<SegmentAnswer>>> ListSegmentsAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<SegmentAnswer>>(
            new Call(HttpMethod.Get, "v1/segments")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listSegments</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<SegmentAnswer> EnumerateSegmentsAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<SegmentAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListSegmentsAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Make a segment</summary>
    /// <remarks>
    /// <c>kind</c> is <c>conditions</c>, or <c>list</c> for members that are put there by hand. Conditions
    /// combine as those of rules do, over: <c>purchase.daysSince</c> (days since the last),
    /// <c>purchase.count</c>, <c>purchase.spend</c> (net sales less returns), <c>purchase.averageBasket</c>,
    /// <c>purchase.promotedShare</c> (per cent of purchases with a coupon or a campaign), <c>purchase.store</c>,
    /// <c>purchase.channel</c> (most used), <c>redemption.count</c>, <c>activity.count.&lt;type&gt;</c>,
    /// <c>rfm.recency</c>, <c>.frequency</c>, <c>.monetary</c> and <c>.group</c> (quintiles among all who bought,
    /// 5 is best), each but the first also in a span up to now (<c>purchase.count.P12M</c>);
    /// <c>member.daysKnown</c>, <c>member.stage</c> (of the ladder), <c>member.aliveProbability</c> (per cent, by
    /// the lifetime model), <c>feedback.last</c> (a level), <c>member.segment</c> (ids of others);
    /// <c>standing.&lt;program&gt;.enrolled</c> (<c>yes</c>, <c>no</c>), <c>.tier</c>, <c>.membership</c>,
    /// <c>.plan</c> (<c>none</c> where there is none), <c>.available</c> (units), <c>.daysToExpiry</c>. Purchases
    /// count in the tenant's currency, days by its clock (see the settings of analytics). What is absent (no
    /// purchase, nothing that expires) meets no number and no text; <c>not</c>, <c>ne</c> of texts and
    /// <c>notIn</c> of texts hold for it. <c>refresh</c> is <c>{ "every": "hour" }</c>, <c>"day"</c> with
    /// <c>at</c>, or <c>"week"</c> with <c>at</c> and <c>on</c>; without it the segment is refreshed only when
    /// that is asked for. Rules, campaigns and rewards ask <c>member.segment</c>; a purchase keeps what it was
    /// told, so a return is judged by the same.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SegmentAnswer>> CreateSegmentAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentAnswer>(
            new Call(HttpMethod.Post, "v1/segments")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A segment and its size</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<SegmentAnswer>> GetSegmentAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentAnswer>(
            new Call(HttpMethod.Get, $"v1/segments/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change a segment</summary>
    /// <remarks>
    /// Its members stay as they are until it is refreshed, which is at once where it has a schedule.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SegmentAnswer>> ReviseSegmentAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentAnswer>(
            new Call(HttpMethod.Put, $"v1/segments/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>One version of a segment's definition</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<SegmentVersionAnswer>> GetSegmentVersionAsync(
        string id,
        int version,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentVersionAnswer>(
            new Call(HttpMethod.Get, $"v1/segments/{Call.Escape(id)}/versions/{Call.Escape(version)}"),
            cancellationToken);

    /// <summary>Put a segment out of use</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<SegmentAnswer>> ArchiveSegmentAsync(
        string id,
        string ifMatch,
        SegmentCommand? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentAnswer>(
            new Call(HttpMethod.Post, $"v1/segments/{Call.Escape(id)}/archive")
                .Json(body ?? new SegmentCommand())
                .Match(ifMatch),
            cancellationToken);

    /// <summary>Find anew who is in a segment</summary>
    /// <remarks>
    /// Answered when it is done. All members are judged, and those that were found count from one instant on; if
    /// it is broken off, nothing has changed, and it can be sent again.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SegmentAnswer>> RefreshSegmentAsync(
        string id,
        SegmentCommand? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentAnswer>(
            new Call(HttpMethod.Post, $"v1/segments/{Call.Escape(id)}/refresh")
                .Json(body ?? new SegmentCommand()),
            cancellationToken);

    /// <summary>Put members into a list, and take others out</summary>
    /// <remarks>
    /// At most 1000 each. All of them, or none where one is not there.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SegmentAnswer>> ChangeSegmentMembersAsync(
        string id,
        ChangeListRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SegmentAnswer>(
            new Call(HttpMethod.Post, $"v1/segments/{Call.Escape(id)}/members")
                .Json(body ?? new ChangeListRequest())
                .Key(idempotencyKey),
            cancellationToken);
}
