namespace LoyaltyPoints.Api.Tests.SameAnswers;

/// <summary>A request as it was sent, and all that its answer says.</summary>
/// <param name="Answer">Status, headers in order of their names, and body.</param>
internal sealed record Exchange(
    HttpMethod Method, string Path, (string Name, string Value)[] Headers, byte[]? Body, string? ContentType,
    string Answer);

/// <summary>Notes every exchange of a client that asks for one thing after another.</summary>
internal sealed class Recorder() : DelegatingHandler(new SocketsHttpHandler())
{
    // What differs from one moment, or one request, to the next.
    private static readonly HashSet<string> Unsteady =
        ["Date", "RateLimit", "RateLimit-Policy", "Content-Length", "Transfer-Encoding"];

    public List<Exchange> Exchanges { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Otherwise the server makes one up.
        if (!request.Headers.Contains("X-Request-Id")) request.Headers.Add("X-Request-Id", $"same-{Exchanges.Count}");
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !Unsteady.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        Exchanges.Add(new Exchange(
            request.Method, request.RequestUri!.PathAndQuery,
            [.. request.Headers.SelectMany(header => header.Value.Select(value => (header.Key, value)))],
            body, request.Content?.Headers.ContentType?.ToString(),
            $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n"
                + await answer.Content.ReadAsStringAsync(cancellationToken)));
        return answer;
    }
}
