using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Analytics: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class AnalyticsGroup
{
    private readonly Sender sender;

    internal AnalyticsGroup(Sender sender) => this.sender = sender;

    /// <summary>How far goals are</summary>
    /// <remarks>
    /// Goals that are not archived and whose period touches the one that is asked for, each over its own period
    /// and in its own currency.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<GoalsSummary, GoalRow>>> GetGoalProgressAsync(
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
        sender.SendAsync<AnalyticsAnswer<GoalsSummary, GoalRow>>(
            new Call(HttpMethod.Get, "v1/analytics/goals")
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

    /// <summary>What every number of analytics means: its formula and its source</summary>
    /// <remarks>
    /// As a page where <c>Accept</c> asks for text/markdown.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<DefinitionsAnswer>> GetDefinitionsAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<DefinitionsAnswer>(
            new Call(HttpMethod.Get, "v1/analytics/definitions"),
            cancellationToken);

    /// <summary>What members were and will be worth, by BG/NBD and Gamma-Gamma</summary>
    /// <remarks>
    /// About the members whose first purchase lies in the period, and learned from them: of these all purchases
    /// up to <c>asOf</c> count. Rows are the holdout check by repeats.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<LifetimeSummary, HoldoutRow>>> GetLifetimeValueAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? horizonWeeks = null,
        string? discountRate = null,
        string? holdoutWeeks = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<LifetimeSummary, HoldoutRow>>(
            new Call(HttpMethod.Get, "v1/analytics/lifetime-value")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("horizonWeeks", horizonWeeks)
                .Query("discountRate", discountRate)
                .Query("holdoutWeeks", holdoutWeeks),
            cancellationToken);

    /// <summary>The members who will be worth most</summary>
    /// <remarks>
    /// Of those whose first purchase lies in the period, by predicted value, or by expected purchases where spend
    /// cannot be told. Without a filter they are judged by the model that is kept, learned from all members and
    /// not older than a day; with one, by a model of the members it leaves. Without <c>asOf</c>, too, a model
    /// that is learned anew is kept.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<MemberLifetimesSummary, MemberLifetime>>> ListLifetimeValuesAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? horizonWeeks = null,
        string? discountRate = null,
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<MemberLifetimesSummary, MemberLifetime>>(
            new Call(HttpMethod.Get, "v1/analytics/lifetime-value/members")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("horizonWeeks", horizonWeeks)
                .Query("discountRate", discountRate)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>Learn the model of repeat buying anew, from all members up to now</summary>
    /// <remarks>
    /// Members' profiles tell by it who still buys. It is learned by itself, too, where it is asked for and older
    /// than a day. Where the data do not carry it, <c>refusal</c> says why.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<LearnedModelAnswer>> LearnLifetimeModelAsync(
        LearnModelRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<LearnedModelAnswer>(
            new Call(HttpMethod.Post, "v1/analytics/lifetime-model")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>How members buy: repeat purchases, frequency, baskets, gaps</summary>
    /// <remarks>
    /// In the whole period, and a row for each local month. A member who buys in two months counts in both, once
    /// in the whole.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<PurchasingFigures, PurchasingMonth>>> GetPurchasingAsync(
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
        sender.SendAsync<AnalyticsAnswer<PurchasingFigures, PurchasingMonth>>(
            new Call(HttpMethod.Get, "v1/analytics/purchasing")
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

    /// <summary>Cohorts by first purchase, and how many come back</summary>
    /// <remarks>
    /// Members who bought first in the period, by month or week of that purchase; a row for each cohort and age,
    /// up to <c>asOf</c>.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<CohortSummary, CohortRow>>> GetCohortsAsync(
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
        string? periods = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<CohortSummary, CohortRow>>(
            new Call(HttpMethod.Get, "v1/analytics/cohorts")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("by", by)
                .Query("periods", periods),
            cancellationToken);

    /// <summary>Members by recency, frequency and monetary value, in quintiles</summary>
    /// <remarks>
    /// A row for each of the up to 125 cells that has members, the best first.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<SpendSummary, RfmCell>>> GetRfmAsync(
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
        sender.SendAsync<AnalyticsAnswer<SpendSummary, RfmCell>>(
            new Call(HttpMethod.Get, "v1/analytics/rfm")
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

    /// <summary>Members with their quintiles, the best first</summary>
    /// <remarks>
    /// By <c>group</c>, then revenue. The summary is of all who bought, whichever are listed.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<SpendSummary, RfmMember>>> ListRfmMembersAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? recency = null,
        string? frequency = null,
        string? monetary = null,
        string? group = null,
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<SpendSummary, RfmMember>>(
            new Call(HttpMethod.Get, "v1/analytics/rfm/members")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("recency", recency)
                .Query("frequency", frequency)
                .Query("monetary", monetary)
                .Query("group", group)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>Members in tenths by what they spend, with their contribution</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<AnalyticsAnswer<SpendSummary, DecileRow>>> GetDecilesAsync(
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
        sender.SendAsync<AnalyticsAnswer<SpendSummary, DecileRow>>(
            new Call(HttpMethod.Get, "v1/analytics/deciles")
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

    /// <summary>What share of revenue the best members bring</summary>
    /// <remarks>
    /// 100 rows: the best 1 percent of those who bought, the best 2, up to all.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<ParetoSummary, ParetoPoint>>> GetParetoAsync(
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
        sender.SendAsync<AnalyticsAnswer<ParetoSummary, ParetoPoint>>(
            new Call(HttpMethod.Get, "v1/analytics/pareto")
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
