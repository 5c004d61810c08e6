using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Redemptions: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class RedemptionsGroup
{
    private readonly Sender sender;

    internal RedemptionsGroup(Sender sender) => this.sender = sender;

    /// <summary>Spend units, or reserve them</summary>
    /// <remarks>
    /// At once, or in two steps: <c>reserve</c> sets them aside until they are captured or voided, or the
    /// reservation lapses at its <c>expiresAt</c>, whether or not anybody looks. On a reward, it is refused for
    /// any reason that <c>GET /v1/rewards?memberId=</c> would name. With <c>fromHousehold</c> an owner or spender
    /// spends from the household's pool: what the own account lacks is transferred from the others', the soonest
    /// to expire first. What comes back goes to the spender's account, which is in the pool as well.
    /// <br/> Scope: <c>checkout</c> or <c>partner</c>.
    /// </remarks>
    public Task<Answer<RedemptionAnswer>> RedeemAsync(
        RedeemRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RedemptionAnswer>(
            new Call(HttpMethod.Post, "v1/redemptions")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A redemption</summary>
    /// <remarks>Scope: <c>checkout</c> or <c>partner</c>.</remarks>
    public Task<Answer<RedemptionAnswer>> GetRedemptionAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RedemptionAnswer>(
            new Call(HttpMethod.Get, $"v1/redemptions/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Spend what is reserved, or part of it</summary>
    /// <remarks>
    /// The rest goes back to its lots. Asked for once more, it answers as it stands.
    /// <br/> Scope: <c>checkout</c> or <c>partner</c>.
    /// </remarks>
    public Task<Answer<RedemptionAnswer>> CaptureRedemptionAsync(
        string id,
        CaptureRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RedemptionAnswer>(
            new Call(HttpMethod.Post, $"v1/redemptions/{Call.Escape(id)}/capture")
                .Json(body ?? new CaptureRequest())
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Give up a reservation</summary>
    /// <remarks>
    /// Its units go back to their lots. Asked for once more, it answers as it stands.
    /// <br/> Scope: <c>checkout</c> or <c>partner</c>.
    /// </remarks>
    public Task<Answer<RedemptionAnswer>> VoidRedemptionAsync(
        string id,
        VoidRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RedemptionAnswer>(
            new Call(HttpMethod.Post, $"v1/redemptions/{Call.Escape(id)}/void")
                .Json(body ?? new VoidRequest())
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Give spent units back to the lots they came from</summary>
    /// <remarks>
    /// All of them, or <c>units</c>, the last taken first. Units of a lot that has expired since expire again at
    /// once, unless the program's <c>reversals</c> extends them.
    /// <br/> Scope: <c>checkout</c> or <c>partner</c>.
    /// </remarks>
    public Task<Answer<RedemptionAnswer>> ReverseRedemptionAsync(
        string id,
        ReverseRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RedemptionAnswer>(
            new Call(HttpMethod.Post, $"v1/redemptions/{Call.Escape(id)}/reverse")
                .Json(body ?? new ReverseRequest())
                .Key(idempotencyKey),
            cancellationToken);
}
