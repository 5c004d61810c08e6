using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Transfers: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class TransfersGroup
{
    private readonly Sender sender;

    internal TransfersGroup(Sender sender) => this.sender = sender;

    /// <summary>Give units to another member</summary>
    /// <remarks>
    /// At once, all of them or none. The soonest to expire go first, and expire when they would have. They do not
    /// count as earned. A program's <c>transfers</c> may forbid or limit it; cards go whole.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<TransferAnswer>> TransferAsync(
        TransferRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<TransferAnswer>(
            new Call(HttpMethod.Post, "v1/transfers")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A transfer</summary>
    /// <remarks>
    /// By the id that was answered, or by the same one with the receiver's half, as the receiver's ledger has it.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<TransferAnswer>> GetTransferAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<TransferAnswer>(
            new Call(HttpMethod.Get, $"v1/transfers/{Call.Escape(id)}"),
            cancellationToken);
}
