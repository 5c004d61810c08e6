using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

public sealed partial class AnalyticsGroup
{
    /// <summary>Who moved from group to group since the period before</summary>
    /// <remarks>
    /// A row for each pair of groups that has members.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<MovementSummary, MovementRow>>> GetMovementAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? by = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<MovementSummary, MovementRow>>(
            new Call(HttpMethod.Get, "v1/analytics/movement")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("by", by),
            cancellationToken);

    /// <summary>Who left: by silence, by rhythm, and of paid memberships</summary>
    /// <remarks>
    /// In the whole period, and a row for each local month. Paid memberships are those of <c>program</c>, or of
    /// all programs; <c>store</c>, <c>channel</c> and <c>currency</c> are of purchases only. <c>rhythm</c> is
    /// told by the model that was learned last, see <c>/v1/analytics/lifetime-model</c>, of purchases wherever:
    /// it is absent with <c>store</c> or <c>channel</c>.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<ChurnSummary, ChurnMonth>>> GetChurnAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? silentAfterDays = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<ChurnSummary, ChurnMonth>>(
            new Call(HttpMethod.Get, "v1/analytics/churn")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("silentAfterDays", silentAfterDays),
            cancellationToken);

    /// <summary>Members who spent much and have fallen silent</summary>
    /// <remarks>
    /// As of <c>asOf</c>, who spent most in the period first.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<WinBackSummary, SilentMember>>> GetWinBackAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? silentAfterDays = null,
        string? minimumRevenue = null,
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<WinBackSummary, SilentMember>>(
            new Call(HttpMethod.Get, "v1/analytics/win-back")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("silentAfterDays", silentAfterDays)
                .Query("minimumRevenue", minimumRevenue)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>Keep who is silent now, to see what becomes of them</summary>
    /// <remarks>
    /// The members whom <c>/v1/analytics/win-back</c> tells for the same parameters. A control is left alone, to
    /// compare with.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WinBackListAnswer>> CreateWinBackListAsync(
        WinBackListRequest body,
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? silentAfterDays = null,
        string? minimumRevenue = null,
        string? limit = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WinBackListAnswer>(
            new Call(HttpMethod.Post, "v1/analytics/win-back-lists")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("silentAfterDays", silentAfterDays)
                .Query("minimumRevenue", minimumRevenue)
                .Query("limit", limit)
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Lists of members to win back</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<WinBackListAnswer>>> ListWinBackListsAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<WinBackListAnswer>>(
            new Call(HttpMethod.Get, "v1/analytics/win-back-lists")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>listWinBackLists</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<WinBackListAnswer> EnumerateWinBackListsAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<WinBackListAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListWinBackListsAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>What each affiliate brings: traffic, sales, commission, return</summary>
    /// <remarks>
    /// A row for each affiliate of the currency, who brought most net sales first, at most 10,000.
    /// <c>program</c>, <c>tier</c>, <c>store</c> and <c>channel</c> are refused: commissions know none.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<AffiliateFigures, AffiliateRow>>> GetAffiliatesAsync(
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
        sender.SendAsync<AnalyticsAnswer<AffiliateFigures, AffiliateRow>>(
            new Call(HttpMethod.Get, "v1/analytics/affiliates")
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

    /// <summary>What members who refer others bring, and what it costs</summary>
    /// <remarks>
    /// A row for each referrer, whose members spent most first. Filters are of the members who were brought.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<ReferralFigures, ReferrerRow>>> GetReferralsAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? unitCost = null,
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<ReferralFigures, ReferrerRow>>(
            new Call(HttpMethod.Get, "v1/analytics/referrals")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("unitCost", unitCost)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>How many members stand on each rung of the loyalty ladder</summary>
    /// <remarks>
    /// At the period's end, with how many stood there at its start, and who moved.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<LadderSummary, Rung>>> GetLoyaltyLadderAsync(
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
        sender.SendAsync<AnalyticsAnswer<LadderSummary, Rung>>(
            new Call(HttpMethod.Get, "v1/analytics/ladder")
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

    /// <summary>Members with their rung, and why they stand on it</summary>
    /// <remarks>
    /// At the period's end; who spent most in the window of the settings comes first.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<StageSummary, StageMember>>> ListLoyaltyLadderMembersAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? stage = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<StageSummary, StageMember>>(
            new Call(HttpMethod.Get, "v1/analytics/ladder/members")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("stage", stage)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>How the four kinds of loyalty are spread over the members</summary>
    /// <remarks>
    /// Over the window of the settings before the period's end.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<KindSummary, KindShare>>> GetLoyaltyKindsAsync(
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
        sender.SendAsync<AnalyticsAnswer<KindSummary, KindShare>>(
            new Call(HttpMethod.Get, "v1/analytics/loyalty-kinds")
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
}
