using System.Globalization;
using System.Net.Http.Headers;
using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>Makes one attempt to deliver, as Standard Webhooks 1.0.0 says.</summary>
internal sealed class WebhookSender(WebhookOptions options, TimeProvider clock)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly TimeSpan limit = TimeSpan.FromSeconds(options.TimeoutSeconds);

    /// <param name="secrets">All that are in use.</param>
    /// <param name="id">The event's id, the same at each attempt.</param>
    /// <param name="stopping">Cuts the attempt off, which is no failure.</param>
    /// <returns>Null: it was taken.</returns>
    /// <exception cref="OperationCanceledException">Cut off by <paramref name="stopping"/>.</exception>
    public async Task<DeliveryFailure?> SendAsync(
        HttpClient client, string url, IReadOnlyList<byte[]> secrets, string id, ReadOnlyMemory<byte> body,
        CancellationToken stopping)
    {
        if (WebhookUrl.Judge(url, options) is { } refusal) return new DeliveryFailure(null, refusal.Detail, null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(limit);
        using var request = Request(url, secrets, id, body);
        try
        {
            // What it says beside its status is discarded.
            using var response = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.IsSuccessStatusCode) return null;
            var status = (int)response.StatusCode;
            return new DeliveryFailure(status, $"It answered {status}.", RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new DeliveryFailure(null, $"It did not answer within {options.TimeoutSeconds} s.", null);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or InvalidOperationException)
        {
            return new DeliveryFailure(null, Words(exception), null);
        }
    }

    private HttpRequestMessage Request(string url, IReadOnlyList<byte[]> secrets, string id, ReadOnlyMemory<byte> body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } },
        };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation(
            "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "webhook-signature", WebhookSignature.Sign(secrets, id, timestamp, body.Span));
        request.Headers.TryAddWithoutValidation("User-Agent", "LoyaltyPoints-Webhooks");
        return request;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var asked = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return asked > TimeSpan.Zero ? asked : null;
    }

    private static string Words(Exception exception) => exception switch
    {
        { InnerException: AddressNotAllowedException refused } => refused.Message,
        HttpRequestException failed => failed.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "Its name could not be resolved.",
            HttpRequestError.ConnectionError => "It could not be connected to.",
            HttpRequestError.SecureConnectionError => "No secure connection could be made.",
            HttpRequestError.ResponseEnded => "It cut the connection.",
            HttpRequestError.InvalidResponse => "It did not answer in HTTP.",
            _ => "The request failed.",
        },
        _ => "The request failed.",
    };
}
