using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Gifts: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class GiftsGroup
{
    private readonly Sender sender;

    internal GiftsGroup(Sender sender) => this.sender = sender;

    /// <summary>Give units, with reason and actor</summary>
    /// <remarks>
    /// A bonus that can be spent at once and does not count as earned. To correct a balance, adjust it instead.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<Gift>> GiveAsync(
        GiftRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Gift>(
            new Call(HttpMethod.Post, "v1/gifts")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A gift</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Gift>> GetGiftAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Gift>(
            new Call(HttpMethod.Get, $"v1/gifts/{Call.Escape(id)}"),
            cancellationToken);
}
