using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Vouchers: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class VouchersGroup
{
    private readonly Sender sender;

    internal VouchersGroup(Sender sender) => this.sender = sender;

    /// <summary>All series of vouchers</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<SeriesAnswer>>> ListVoucherSeriesAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<SeriesAnswer>>(
            new Call(HttpMethod.Get, "v1/voucher-series")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>listVoucherSeries</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<SeriesAnswer> EnumerateVoucherSeriesAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<SeriesAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListVoucherSeriesAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Make a series</summary>
    /// <remarks>
    /// What it is worth is one of <c>amount</c>, <c>percent</c>, <c>item</c>, <c>units</c> and <c>giftCard</c>.
    /// Without <c>uses</c> a voucher is used once, and a gift card until it is empty; <c>null</c>: any number.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SeriesAnswer>> CreateVoucherSeriesAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SeriesAnswer>(
            new Call(HttpMethod.Post, "v1/voucher-series")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A series with its latest definition</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<SeriesAnswer>> GetVoucherSeriesAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SeriesAnswer>(
            new Call(HttpMethod.Get, $"v1/voucher-series/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Add the next version, by which vouchers are issued from now on</summary>
    /// <remarks>
    /// Vouchers that were issued before stay under the version of their issue.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SeriesAnswer>> ReviseVoucherSeriesAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SeriesAnswer>(
            new Call(HttpMethod.Put, $"v1/voucher-series/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>One version of a series</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<SeriesVersionAnswer>> GetVoucherSeriesVersionAsync(
        string id,
        int version,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SeriesVersionAnswer>(
            new Call(HttpMethod.Get, $"v1/voucher-series/{Call.Escape(id)}/versions/{Call.Escape(version)}"),
            cancellationToken);

    /// <summary>Make up to a million codes, streamed as they are committed</summary>
    /// <remarks>
    /// A code a line, numbered from 1. <c>Idempotency-Key</c> is needed and kept for ever: after a broken
    /// connection, the same request answers the codes that are there and makes the rest. A last line with a
    /// <c>problem</c> says that the answer is not complete.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public IAsyncEnumerable<CodeLine> MakeVoucherCodesAsync(
        string id,
        CodesRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.StreamAsync<CodeLine>(
            new Call(HttpMethod.Post, $"v1/voucher-series/{Call.Escape(id)}/codes")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Take codes over that were made elsewhere, streamed both ways</summary>
    /// <remarks>
    /// A voucher a line in; an answer a line out, in order, each with its own status. A code that is there
    /// already as it is sent is answered like the first time, so a file may be sent again.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public IAsyncEnumerable<ImportLineAnswer> ImportVouchersAsync(
        string id,
        IEnumerable<VoucherLineRequest> lines,
        CancellationToken cancellationToken = default) =>
        sender.StreamAsync<ImportLineAnswer>(
            new Call(HttpMethod.Post, $"v1/voucher-series/{Call.Escape(id)}/imports")
                .Lines(lines),
            cancellationToken);

    /// <summary>A voucher as it is now</summary>
    /// <remarks>
    /// Codes are the same where they differ by case, blanks, hyphens, O for 0, or I and L for 1.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<VoucherAnswer>> GetVoucherAsync(
        string code,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VoucherAnswer>(
            new Call(HttpMethod.Get, $"v1/vouchers/{Call.Escape(code)}"),
            cancellationToken);

    /// <summary>Whether a voucher could be used now, and all that stands against it; writes nothing</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c>.</remarks>
    public Task<Answer<VoucherCheckAnswer>> ValidateVoucherAsync(
        string code,
        VoucherCheckRequest? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VoucherCheckAnswer>(
            new Call(HttpMethod.Post, $"v1/vouchers/{Call.Escape(code)}/validate")
                .Json(body ?? new VoucherCheckRequest()),
            cancellationToken);

    /// <summary>Use a voucher</summary>
    /// <remarks>
    /// For one voucher the same <c>source</c> and <c>externalId</c> are recorded once, for ever: a retry is
    /// answered like the first time. A gift card pays <c>amount</c>, or as much as the order takes.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c>.
    /// </remarks>
    public Task<Answer<VoucherUseAnswer>> RedeemVoucherAsync(
        string code,
        VoucherUseRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VoucherUseAnswer>(
            new Call(HttpMethod.Post, $"v1/vouchers/{Call.Escape(code)}/redeem")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Give a use back</summary>
    /// <remarks>
    /// It does not count any more; money returns to the gift card, in parts where <c>amount</c> says so, and
    /// units that were given are taken back.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c>.
    /// </remarks>
    public Task<Answer<VoucherUseAnswer>> ReleaseVoucherAsync(
        string code,
        ReleaseRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VoucherUseAnswer>(
            new Call(HttpMethod.Post, $"v1/vouchers/{Call.Escape(code)}/release")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Issue a voucher of a series</summary>
    /// <remarks>
    /// A code that is chosen is its own key: sent again, it is answered like the first time.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<VoucherAnswer>> IssueVoucherAsync(
        IssueVoucherRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VoucherAnswer>(
            new Call(HttpMethod.Post, "v1/vouchers")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Make a voucher void</summary>
    /// <remarks>
    /// It cannot be used any more; what it was used for stays, and can be given back.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<VoucherAnswer>> VoidVoucherAsync(
        string code,
        VoidVoucherRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VoucherAnswer>(
            new Call(HttpMethod.Post, $"v1/vouchers/{Call.Escape(code)}/void")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
