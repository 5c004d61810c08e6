using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>What it takes to send to one endpoint: its URL, its secrets, and connections of its own.</summary>
/// <exception cref="InvalidDataException">Its secret cannot be read.</exception>
internal sealed class EndpointClient(
    WebhookEndpoint endpoint, SecretBox box, WebhookSender sender, WebhookOptions options, TimeProvider clock)
    : IDisposable
{
    private readonly byte[][] newest = [box.Open(endpoint.Id, endpoint.Secret)];
    private readonly byte[][]? both = endpoint.OldSecret is { } old
        ? [box.Open(endpoint.Id, endpoint.Secret), box.Open(endpoint.Id, old)] : null;

    // Last: what throws above leaves nothing behind.
    private readonly HttpClient client = GuardedConnection.NewClient(options);

    /// <inheritdoc cref="WebhookSender.SendAsync"/>
    public Task<DeliveryFailure?> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken stopping)
    {
        var isRotating = both is not null && Instant.From(clock.GetUtcNow()) < endpoint.OldSecretUntil;
        return sender.SendAsync(client, endpoint.Definition.Url, isRotating ? both! : newest, id, body, stopping);
    }

    public void Dispose() => client.Dispose();
}
