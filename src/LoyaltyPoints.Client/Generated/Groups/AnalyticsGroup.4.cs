using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

public sealed partial class AnalyticsGroup
{
    /// <summary>The contract liability as a journal (IFRS 15)</summary>
    /// <remarks>
    /// Two rows for each entry, booked on the last day of a month of the period that is over. A month is told by
    /// what was known at its end. The value of a unit must be declared, or a unit be money. Units are told by
    /// program, which must be named where there are several; its currency counts, and <c>store</c> and
    /// <c>channel</c> are refused. They are kept by month of the program's calendar: <c>through</c> is the
    /// present month as far as it has come or, where <c>asOf</c> is named, the last one that was over then.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<JournalSummary, JournalRow>>> GetLiabilityJournalAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<JournalSummary, JournalRow>>(
            new Call(HttpMethod.Get, "v1/analytics/liability/journal")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel),
            cancellationToken);

    /// <summary>What the units of a program cost, against its budget</summary>
    /// <remarks>
    /// A row for each month that ends in the period, and for the present one. Units are told by program, which
    /// must be named where there are several; its currency counts, and <c>store</c> and <c>channel</c> are
    /// refused. They are kept by month of the program's calendar: <c>through</c> is the present month as far as
    /// it has come or, where <c>asOf</c> is named, the last one that was over then.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<CostSummary, CostRow>>> GetProgramCostAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<CostSummary, CostRow>>(
            new Call(HttpMethod.Get, "v1/analytics/program-cost")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel),
            cancellationToken);

    /// <summary>How large segments are, and how many members two have in common</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<OverlapAnswer>> GetSegmentOverlapAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<OverlapAnswer>(
            new Call(HttpMethod.Get, "v1/analytics/segments/overlap"),
            cancellationToken);

    /// <summary>Who is in a segment</summary>
    /// <remarks>
    /// As CSV up to 10000 rows in place of <c>limit</c>; <c>Link</c> says where it goes on.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<Page<SegmentMemberAnswer>>> GetSegmentMembersAsync(
        string id,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<SegmentMemberAnswer>>(
            new Call(HttpMethod.Get, $"v1/analytics/segments/{Call.Escape(id)}/members")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>getSegmentMembers</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<SegmentMemberAnswer> EnumerateSegmentMembersAsync(
        string id,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<SegmentMemberAnswer>(
            async (next, cancellation) =>
            {
                var page = await GetSegmentMembersAsync(
                    id: id,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>How analytics is told</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<AnalyticsSettings>> GetAnalyticsSettingsAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsSettings>(
            new Call(HttpMethod.Get, "v1/analytics/settings"),
            cancellationToken);

    /// <summary>Change them</summary>
    /// <remarks>
    /// Margins and research tags hold for purchases from now on; what is recorded keeps those of its time.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsSettings>> PutAnalyticsSettingsAsync(
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsSettings>(
            new Call(HttpMethod.Put, "v1/analytics/settings")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>What somebody should look at, newest first</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<AlertAnswer>>> ListAlertsAsync(
        string? kind = null,
        string? open = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<AlertAnswer>>(
            new Call(HttpMethod.Get, "v1/analytics/alerts")
                .Query("kind", kind)
                .Query("open", open)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listAlerts</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<AlertAnswer> EnumerateAlertsAsync(
        string? kind = null,
        string? open = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<AlertAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListAlertsAsync(
                    kind: kind,
                    open: open,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Say that somebody has looked</summary>
    /// <remarks>
    /// Whoever says so first stays; again changes nothing.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AlertAnswer>> AcknowledgeAlertAsync(
        string id,
        AcknowledgementRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AlertAnswer>(
            new Call(HttpMethod.Post, $"v1/analytics/alerts/{Call.Escape(id)}/acknowledgement")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>What became of a list</summary>
    /// <remarks>
    /// What its members bought from its <c>asOf</c> on, wherever.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WinBackOutcomeAnswer>> GetWinBackListAsync(
        string id,
        DateTimeOffset? asOf = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WinBackOutcomeAnswer>(
            new Call(HttpMethod.Get, $"v1/analytics/win-back-lists/{Call.Escape(id)}")
                .Query("asOf", asOf),
            cancellationToken);

    /// <summary>What the latest look for early warnings came to</summary>
    /// <remarks>
    /// The warnings themselves are alerts of the kinds <c>rhythm</c>, <c>spend</c>, <c>program-redemptions</c>
    /// and <c>campaign-budget</c>.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WarningsAnswer>> GetWarningsAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WarningsAnswer>(
            new Call(HttpMethod.Get, "v1/analytics/warnings"),
            cancellationToken);

    /// <summary>Look for early warnings now</summary>
    /// <remarks>
    /// Looks at all members, programs and campaigns as of now, as is done once a day anyway. A cause that has
    /// raised an alert raises no other.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WarningOutcome>> RunWarningsAsync(
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WarningOutcome>(
            new Call(HttpMethod.Post, "v1/analytics/warnings/run")
                .Key(idempotencyKey),
            cancellationToken);
}
