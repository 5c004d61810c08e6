using System.Net;
using System.Text;

namespace LoyaltyPoints.Client.Tests.Http;

/// <summary>A service that answers by a script, the last line of it for ever, and keeps what it was asked.</summary>
internal sealed class ScriptedService(params Func<HttpResponseMessage>[] script) : HttpMessageHandler
{
    public List<(string Name, string? Key, string? Authorization, string? Body)> Asked { get; } = [];

    public LoyaltyClient Client(RetryOptions? retries = null) => new(
        new HttpClient(this) { BaseAddress = new Uri("http://loyalty.test/") }, "lpk_test_a_b", retries ?? Hasty);

    /// <summary>Pauses that a test does not notice.</summary>
    public static RetryOptions Hasty { get; } = new(4, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(1));

    public static Func<HttpResponseMessage> Json(int status, string body) => Of(status, body, "application/json");

    public static Func<HttpResponseMessage> Problem(int status, string code) => Of(status,
        $$"""
        {"type":"a","title":"A","status":{{status}},"detail":"d","instance":"/","code":"{{code}}","requestId":"r1",
         "errors":[{"pointer":"/units","code":"required","detail":"e"}]}
        """, "application/problem+json");

    public static Func<HttpResponseMessage> Of(int status, string body, string mediaType) => () =>
        new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public static Func<HttpResponseMessage> Lost => () => throw new HttpRequestException("The line is down.");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        Asked.Add(($"{request.Method} {request.RequestUri!.PathAndQuery}", key,
            request.Headers.Authorization?.ToString(), body));
        return script[Math.Min(Asked.Count, script.Length) - 1]();
    }
}
