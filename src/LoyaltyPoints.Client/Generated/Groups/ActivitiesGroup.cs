using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Activities: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class ActivitiesGroup
{
    private readonly Sender sender;

    internal ActivitiesGroup(Sender sender) => this.sender = sender;

    /// <summary>Record an activity and reward it</summary>
    /// <remarks>
    /// The same <c>source</c> and <c>externalId</c> are recorded once, for ever. Programs reward it by their
    /// <c>earning.activities</c>, and units that wait for this type of activity become available.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c>.
    /// </remarks>
    public Task<Answer<ActivityAnswer>> PostActivityAsync(
        PostActivityRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ActivityAnswer>(
            new Call(HttpMethod.Post, "v1/activities")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>An activity with what came of it</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c>.</remarks>
    public Task<Answer<ActivityAnswer>> GetActivityAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ActivityAnswer>(
            new Call(HttpMethod.Get, $"v1/activities/{Call.Escape(id)}"),
            cancellationToken);
}
