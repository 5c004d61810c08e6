using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Purchases: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class PurchasesGroup
{
    private readonly Sender sender;

    internal PurchasesGroup(Sender sender) => this.sender = sender;

    /// <summary>Record a purchase and earn units</summary>
    /// <remarks>
    /// The same <c>source</c> and <c>externalId</c> are recorded once, for ever: a retry is answered like the
    /// first time, with <c>Idempotency-Replayed: true</c>.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c>.
    /// </remarks>
    public Task<Answer<PurchaseAnswer>> PostPurchaseAsync(
        PurchaseRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<PurchaseAnswer>(
            new Call(HttpMethod.Post, "v1/purchases")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>What a purchase would earn; writes nothing</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c>.</remarks>
    public Task<Answer<QuoteAnswer>> QuotePurchaseAsync(
        PurchaseRequest body,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<QuoteAnswer>(
            new Call(HttpMethod.Post, "v1/purchases/quote")
                .Json(body),
            cancellationToken);

    /// <summary>Record many purchases, streamed both ways</summary>
    /// <remarks>
    /// A purchase a line in, as <c>postPurchase</c> takes it; an answer a line out, in order, while the rest is
    /// still coming in. Each line has its own status and, where refused, its own problem.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c>.
    /// </remarks>
    public IAsyncEnumerable<BatchLineAnswer> PostPurchaseBatchAsync(
        IEnumerable<PurchaseRequest> lines,
        CancellationToken cancellationToken = default) =>
        sender.StreamAsync<BatchLineAnswer>(
            new Call(HttpMethod.Post, "v1/purchases/batch")
                .Lines(lines),
            cancellationToken);

    /// <summary>A purchase with its results and returns</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c>.</remarks>
    public Task<Answer<PurchaseDetailsAnswer>> GetPurchaseAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<PurchaseDetailsAnswer>(
            new Call(HttpMethod.Get, $"v1/purchases/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Record what came back of a purchase</summary>
    /// <remarks>
    /// By lines or as an amount, in any number of pieces. Afterwards the purchase has earned what the order that
    /// remains would have earned under the same program version.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c>.
    /// </remarks>
    public Task<Answer<ReturnAnswer>> PostReturnAsync(
        string id,
        PostReturnRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReturnAnswer>(
            new Call(HttpMethod.Post, $"v1/purchases/{Call.Escape(id)}/returns")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
