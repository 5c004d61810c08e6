using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

public sealed partial class AnalyticsGroup
{
    /// <summary>Churn, satisfaction and value at one glance</summary>
    /// <remarks>
    /// In the order in which they count: who stays, then who is satisfied, then what they bring; each against its
    /// target, the period before, and the same period a year before.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<GlanceSummary, GlanceRow>>> GetGlanceAsync(
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
        sender.SendAsync<AnalyticsAnswer<GlanceSummary, GlanceRow>>(
            new Call(HttpMethod.Get, "v1/analytics/glance")
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

    /// <summary>How satisfied members say they are, and how many answer</summary>
    /// <remarks>
    /// Index, distribution, NPS and response rate, each with its interval: in all, and by group. <c>store</c> and
    /// <c>channel</c> are those of what the answer is about. An answer about a purchase of several goods is in
    /// the group of each.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<SatisfactionSummary, SatisfactionRow>>> GetSatisfactionAsync(
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
        string? survey = null,
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<SatisfactionSummary, SatisfactionRow>>(
            new Call(HttpMethod.Get, "v1/analytics/satisfaction")
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
                .Query("survey", survey)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>What matters to members, and how well it is done</summary>
    /// <remarks>
    /// A row an attribute, with its quadrant. Of one segment where a filter names it.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<GridSummary, AttributeScore>>> GetImportanceAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? survey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<GridSummary, AttributeScore>>(
            new Call(HttpMethod.Get, "v1/analytics/importance")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("survey", survey),
            cancellationToken);

    /// <summary>What members intend, with us and with competitors</summary>
    /// <remarks>
    /// A row a supplier, <c>us</c> first.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<AnsweredSummary, SupplierScore>>> GetIntentionsAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? survey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<AnsweredSummary, SupplierScore>>(
            new Call(HttpMethod.Get, "v1/analytics/intentions")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("survey", survey),
            cancellationToken);

    /// <summary>Why members leave, as they say when asked</summary>
    /// <remarks>
    /// A row a reason, the most frequent first.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<AnsweredSummary, ReasonScore>>> GetExitReasonsAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? survey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<AnsweredSummary, ReasonScore>>(
            new Call(HttpMethod.Get, "v1/analytics/exit-reasons")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("survey", survey),
            cancellationToken);

    /// <summary>What part of their money members say to spend with us</summary>
    /// <remarks>
    /// Of surveys in <c>currency</c>. A row a supplier, <c>us</c> first.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<WalletSummary, SupplierShare>>> GetShareOfWalletAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? survey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<WalletSummary, SupplierShare>>(
            new Call(HttpMethod.Get, "v1/analytics/share-of-wallet")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("survey", survey),
            cancellationToken);

    /// <summary>How many complain, of what, and how long it takes</summary>
    /// <remarks>
    /// Complaints opened in the period: in all, and by group.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<ComplaintSummary, ComplaintRow>>> GetComplaintMeasuresAsync(
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
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<ComplaintSummary, ComplaintRow>>(
            new Call(HttpMethod.Get, "v1/analytics/complaints")
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
                .Query("limit", limit),
            cancellationToken);

    /// <summary>The most valuable members, and whether anybody has thanked them</summary>
    /// <remarks>
    /// <c>POST /v1/members/{id}/thanks</c> records that somebody has.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<ThankYouSummary, ThankYouRow>>> GetThankYouListAsync(
        DateOnly? from = null,
        DateOnly? to = null,
        DateTimeOffset? asOf = null,
        string? currency = null,
        string? program = null,
        string? tier = null,
        string? segment = null,
        string? store = null,
        string? channel = null,
        string? limit = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<AnalyticsAnswer<ThankYouSummary, ThankYouRow>>(
            new Call(HttpMethod.Get, "v1/analytics/thank-you")
                .Query("from", from)
                .Query("to", to)
                .Query("asOf", asOf)
                .Query("currency", currency)
                .Query("program", program)
                .Query("tier", tier)
                .Query("segment", segment)
                .Query("store", store)
                .Query("channel", channel)
                .Query("limit", limit),
            cancellationToken);

    /// <summary>What the units of a program owe, by age and by expiry</summary>
    /// <remarks>
    /// A row for each month of issue of which anything is left. Units are told by program, which must be named
    /// where there are several; its currency counts, and <c>store</c> and <c>channel</c> are refused. They are
    /// kept by month of the program's calendar: <c>through</c> is the present month as far as it has come or,
    /// where <c>asOf</c> is named, the last one that was over then.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<LiabilitySummary, LiabilityRow>>> GetLiabilityAsync(
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
        sender.SendAsync<AnalyticsAnswer<LiabilitySummary, LiabilityRow>>(
            new Call(HttpMethod.Get, "v1/analytics/liability")
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

    /// <summary>How many units of a program are never redeemed</summary>
    /// <remarks>
    /// A row for each month of issue, with what was redeemed at each age. Units are told by program, which must
    /// be named where there are several; its currency counts, and <c>store</c> and <c>channel</c> are refused.
    /// They are kept by month of the program's calendar: <c>through</c> is the present month as far as it has
    /// come or, where <c>asOf</c> is named, the last one that was over then.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<AnalyticsAnswer<BreakageSummary, BreakageRow>>> GetBreakageAsync(
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
        sender.SendAsync<AnalyticsAnswer<BreakageSummary, BreakageRow>>(
            new Call(HttpMethod.Get, "v1/analytics/breakage")
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
