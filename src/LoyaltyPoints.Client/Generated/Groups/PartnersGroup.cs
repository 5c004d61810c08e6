using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Partners: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class PartnersGroup
{
    private readonly Sender sender;

    internal PartnersGroup(Sender sender) => this.sender = sender;

    /// <summary>Take a member's code; from then on the member is seen</summary>
    /// <remarks>Scope: <c>partner</c>.</remarks>
    public Task<Answer<PartnerLinkAnswer>> AcceptLinkCodeAsync(
        AcceptLinkRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<PartnerLinkAnswer>(
            new Call(HttpMethod.Post, "v1/partner-links")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>What a partner is owed, by its local days</summary>
    /// <remarks>
    /// Units count on the day they were captured, and count back on the day they were reversed, at the value that
    /// held when the redemption was made. The money of a day is rounded once, half to even. At most 366 days;
    /// days on which nothing happened are left out.
    /// <br/> Scope: <c>partner</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<SettlementAnswer>> GetSettlementAsync(
        string id,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SettlementAnswer>(
            new Call(HttpMethod.Get, $"v1/partners/{Call.Escape(id)}/settlement")
                .Query("from", from)
                .Query("to", to),
            cancellationToken);

    /// <summary>Add a partner</summary>
    /// <remarks>
    /// <c>unitValue</c> is money, in the currency's smallest part with up to six decimals, that it is owed for a
    /// unit. Its days begin in <c>timeZone</c>. <c>dailyLimits</c> are kept over any number of instances:
    /// <c>units</c> and <c>redemptions</c> that are reserved or captured, <c>requests</c> to redeem, granted or
    /// not.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<PartnerAnswer>> CreatePartnerAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<PartnerAnswer>(
            new Call(HttpMethod.Post, "v1/partners")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>All partners</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<PartnerAnswer>>> ListPartnersAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<PartnerAnswer>>(
            new Call(HttpMethod.Get, "v1/partners")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listPartners</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<PartnerAnswer> EnumeratePartnersAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<PartnerAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListPartnersAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>A partner</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<PartnerAnswer>> GetPartnerAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<PartnerAnswer>(
            new Call(HttpMethod.Get, $"v1/partners/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change a partner from now on</summary>
    /// <remarks>
    /// Redemptions keep the value they were made at. Time zone and currency stay.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<PartnerAnswer>> RevisePartnerAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<PartnerAnswer>(
            new Call(HttpMethod.Put, $"v1/partners/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>A code with which the member lets a partner's app in</summary>
    /// <remarks>
    /// Good for ten minutes and for one use by that partner. The last character is a check, so that what was
    /// typed wrong is noticed.
    /// <br/> Scope: <c>checkout</c>.
    /// </remarks>
    public Task<Answer<LinkCodeAnswer>> IssueLinkCodeAsync(
        string id,
        LinkCodeRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<LinkCodeAnswer>(
            new Call(HttpMethod.Post, $"v1/members/{Call.Escape(id)}/partner-links/codes")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>The partners that see a member</summary>
    /// <remarks>Scope: <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<Page<PartnerLinkAnswer>>> ListPartnerLinksAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<PartnerLinkAnswer>>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/partner-links"),
            cancellationToken);

    /// <summary>Hide a member from a partner</summary>
    /// <remarks>
    /// At once. What the partner has reserved or captured it can still go on with.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer> UnlinkPartnerAsync(
        string id,
        string partnerId,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            new Call(HttpMethod.Delete, $"v1/members/{Call.Escape(id)}/partner-links/{Call.Escape(partnerId)}"),
            cancellationToken);
}
