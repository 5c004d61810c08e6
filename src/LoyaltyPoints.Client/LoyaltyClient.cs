using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>
/// Speaks to a LoyaltyPoints service with one API key. The operations of its document stand in groups
/// (<c>client.Purchases</c>); each answers with an <see cref="Answer{T}"/> or throws. What is safe to be sent again is,
/// with the same <c>Idempotency-Key</c>, while the service is busy or gone (see <see cref="RetryOptions"/>). Safe for
/// concurrent use.
/// </summary>
public sealed partial class LoyaltyClient : IDisposable
{
    private readonly Sender sender;
    private readonly HttpClient? owned;

    /// <summary>A client with connections of its own, which are closed with it.</summary>
    /// <param name="address">Where the service listens, without <c>/v1</c>.</param>
    /// <param name="key">An API key, <c>lpk_...</c>.</param>
    /// <param name="retries">How patient it is; null for the defaults.</param>
    public LoyaltyClient(Uri address, string key, RetryOptions? retries = null)
        : this(new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) }, key, retries) =>
        owned = sender.Http;

    /// <summary>A client over somebody else's connections, which it leaves open.</summary>
    /// <param name="http">Its base address is the service's; its timeout is that of a single try.</param>
    /// <param name="key">An API key, <c>lpk_...</c>.</param>
    /// <param name="retries">How patient it is; null for the defaults.</param>
    /// <param name="time">Measures the pauses between tries; null for the machine's clock.</param>
    public LoyaltyClient(HttpClient http, string key, RetryOptions? retries = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (http.BaseAddress is null) throw new ArgumentException("It has no base address.", nameof(http));
        sender = new Sender(http, key, retries ?? RetryOptions.Default, time ?? TimeProvider.System);
    }

    /// <summary>How often something was sent again so far.</summary>
    public long Retries => sender.Retries;

    /// <summary>Sends what no method stands for.</summary>
    /// <typeparam name="T">What the answer's JSON is read as, for example <c>JsonNode</c>.</typeparam>
    /// <exception cref="LoyaltyProblemException">The service refused.</exception>
    /// <exception cref="LoyaltyUnreachableException">It did not answer.</exception>
    public Task<Answer<T>> SendAsync<T>(Call call, CancellationToken cancellationToken = default) =>
        sender.SendAsync<T>(call, cancellationToken);

    /// <summary>Sends what no method stands for, and reads no body.</summary>
    public Task<Answer> SendAsync(Call call, CancellationToken cancellationToken = default) =>
        sender.SendAsync(call, cancellationToken);

    /// <summary>Sends what no method stands for, and reads the answer as text, for example CSV.</summary>
    /// <param name="mediaType">What is asked for, such as <c>text/csv</c>.</param>
    public Task<Answer<string>> SendForTextAsync(
        Call call, string mediaType, CancellationToken cancellationToken = default) =>
        sender.SendForTextAsync(call, mediaType, cancellationToken);

    public void Dispose() => owned?.Dispose();
}
