using System.Net;
using System.Text;
using System.Text.Json;

namespace LoyaltyPoints.Api.Tests.Cli;

/// <summary>
/// A service in memory that knows members, purchases and returns by their natural keys, gives a unit for each whole
/// 100, and breaks every n-th connection after the work is done: the worst moment.
/// </summary>
/// <param name="breakEvery">Which connections break.</param>
/// <param name="fullEvery">Which lines of batches find no room, counted over all batches.</param>
internal sealed class FakeService(int breakEvery = int.MaxValue, int fullEvery = int.MaxValue) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> held = [];
    private int requests;
    private int lines;

    /// <summary>Natural keys in the order in which they were first written.</summary>
    public List<string> Written { get; } = [];

    /// <summary>External ids that are refused.</summary>
    public HashSet<string> Refuses { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var path = request.RequestUri!.AbsolutePath;
        var body = request.Content is null ? "{}" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (gate)
        {
            var answer = request.Method == HttpMethod.Get
                ? Answer(HttpStatusCode.OK, Found(request.RequestUri.Query))
                : path.EndsWith("/batch", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, Batch(body))
                : Write(path, JsonDocument.Parse(body).RootElement, body);
            if (++requests % breakEvery == 0) throw new HttpRequestException("The connection broke.");
            return answer;
        }
    }

    /// <summary>Purchases that came in batches.</summary>
    public int Batched => lines;

    private string Batch(string body) =>
        string.Concat(body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => BatchLine(line) + "\n"));

    private string BatchLine(string line)
    {
        if (++lines % fullEvery == 0) return """{"line":1,"status":503,"problem":{"code":"overloaded"}}""";
        using var answer = Write("/v1/purchases", JsonDocument.Parse(line).RootElement, line);
        using var text = new StreamReader(answer.Content.ReadAsStream());
        var replayed = answer.Headers.Contains("Idempotency-Replayed") ? "true" : "false";
        var what = answer.IsSuccessStatusCode ? "purchase" : "problem";
        return $$"""
            {"line":1,"status":{{(int)answer.StatusCode}},"replayed":{{replayed}},"{{what}}":{{text.ReadToEnd()}}}
            """;
    }

    private HttpResponseMessage Write(string path, JsonElement body, string text)
    {
        if (path.EndsWith("/enrollments", StringComparison.Ordinal))
            return Refusal(HttpStatusCode.Conflict, "already_enrolled");
        var id = body.GetProperty("externalId").GetString()!;
        if (Refuses.Contains(id)) return Refusal(HttpStatusCode.UnprocessableEntity, "refused_here");
        var isMember = path == "/v1/members";
        var isNew = held.TryAdd(id, text);
        if (isNew) Written.Add(id);
        if (!isNew && (isMember || held[id] != text))
            return Refusal(HttpStatusCode.Conflict, isMember ? "identifier_taken" : "purchase_conflict");
        var units = body.TryGetProperty("total", out var total) ? total.GetInt64() / 100 : -1;
        var result = isMember ? $$"""{"id":"mem_{{id}}"}"""
            : $$"""{"id":"pur_{{id}}","results":[{"programId":"prg_1","units":{{units}}}]}""";
        var answer = Answer(HttpStatusCode.Created, result);
        if (!isNew) answer.Headers.Add("Idempotency-Replayed", "true");
        return answer;
    }

    private static string Found(string query) =>
        $$"""{"data":[{"id":"mem_{{query.Split('=')[1]}}"}],"nextCursor":null}""";

    private static HttpResponseMessage Refusal(HttpStatusCode status, string code) =>
        Answer(status, $$"""{"code":"{{code}}","detail":"Because."}""");

    private static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
