using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Health: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class HealthGroup
{
    private readonly Sender sender;

    internal HealthGroup(Sender sender) => this.sender = sender;

    /// <summary>Whether the process runs</summary>
    /// <remarks>Asks nothing but the process itself: where it does not answer, start it anew.</remarks>
    public Task<Answer<Liveness>> GetLivenessAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Liveness>(
            new Call(HttpMethod.Get, "health/live"),
            cancellationToken);

    /// <summary>Whether requests can be served</summary>
    /// <remarks>503 while the database does not answer or the instance is stopping: ask another.</remarks>
    public Task<Answer<Readiness>> GetReadinessAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Readiness>(
            new Call(HttpMethod.Get, "health/ready"),
            cancellationToken);
}
