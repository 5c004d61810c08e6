using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A small client that speaks JSON with one API key. Bodies are anything the serializer takes.</summary>
public sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient client;

    /// <param name="key">Null sends no key.</param>
    /// <param name="handler">Does the sending in place of the usual.</param>
    public ApiClient(Uri address, string? key, HttpMessageHandler? handler = null)
    {
        Address = address;
        client = new HttpClient(handler ?? new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 256,
            // Lets a test send what a careless client might.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(120),
        };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Uri Address { get; }

    /// <summary>
    /// Whether it sends again what was answered 503, as clients should: for tests of what is recorded, not of load.
    /// </summary>
    public bool IsPatient { get; init; }

    /// <summary>A client of the same server with another key, or with none.</summary>
    public ApiClient With(string? key) => new(Address, key) { IsPatient = IsPatient };

    public Task<Answer> GetAsync(string path, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, path, null, null, cancellationToken);

    /// <param name="headers">For example <c>("Idempotency-Key", "a")</c>.</param>
    public Task<Answer> PostAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Content(body), headers);

    public Task<Answer> PutAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Content(body), headers);

    public Task<Answer> PatchAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, Content(body), headers);

    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        (string Name, string Value)[]? headers = null,
        CancellationToken cancellationToken = default)
    {
        if (!IsPatient) return await SendOnceAsync(method, path, content, headers, cancellationToken);
        // A request takes its content with it.
        var text = content is null ? null : await content.ReadAsStringAsync(cancellationToken);
        while (true)
        {
            var again = text is null ? null : new StringContent(text, content!.Headers.ContentType!);
            var answer = await SendOnceAsync(method, path, again, headers, cancellationToken);
            if (answer.Status != 503) return answer;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<Answer> SendOnceAsync(
        HttpMethod method, string path, HttpContent? content, (string Name, string Value)[]? headers,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers ?? []) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new Answer(
            (int)response.StatusCode, text, response.Headers, response.Content.Headers, $"{method} {path}");
    }

    /// <summary>The answer with its body still to be read, for streams.</summary>
    public Task<HttpResponseMessage> OpenAsync(
        HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose() => client.Dispose();

    /// <summary>A string goes as it is, anything else as JSON.</summary>
    public static HttpContent Content(object body) => new StringContent(
        body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
        Encoding.UTF8,
        "application/json");

    public static JsonNode Node(object body) => JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)
        ?? throw new ArgumentException("null", nameof(body));
}
