using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Adjustments: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class AdjustmentsGroup
{
    private readonly Sender sender;

    internal AdjustmentsGroup(Sender sender) => this.sender = sender;

    /// <summary>Give expired units back, as far as the program allows</summary>
    /// <remarks>
    /// They count as earned now, and expire accordingly.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<Adjustment>> ReinstateAsync(
        ReinstateRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Adjustment>(
            new Call(HttpMethod.Post, "v1/reinstatements")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Grant or revoke units by hand, with reason and actor</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Adjustment>> AdjustAsync(
        AdjustRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Adjustment>(
            new Call(HttpMethod.Post, "v1/adjustments")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
