using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>An operation as the served OpenAPI document has it: what is new is tested without being named.</summary>
public sealed partial record Operation(string Method, string Path, JsonObject Document)
{
    public bool HasBody => Document.ContainsKey("requestBody");

    /// <summary>Its JSON body, as the document shows it; null where it has none.</summary>
    public JsonObject? Sample => Document["requestBody"]?["content"]?["application/json"] is { } json
        ? json["example"]?.DeepClone() as JsonObject ?? [] : null;

    public IEnumerable<string> PathParameters =>
        Parameter().Matches(Path).Select(match => match.Groups[1].Value);

    public IEnumerable<string> QueryParameters => Parameters
        .Where(one => (string)one["in"]! == "query").Select(one => (string)one["name"]!);

    /// <summary>A query over a month, as some cannot do without.</summary>
    public string Month => Parameters.FirstOrDefault(one => (string)one["name"]! == "from") is not { } from ? "?"
        : (string?)from["schema"]!["format"] == "date" ? "?from=2026-01-01&to=2026-02-01"
        : "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";

    private IEnumerable<JsonNode> Parameters => (Document["parameters"]?.AsArray() ?? []).Select(one => one!);

    public static async Task<IReadOnlyList<Operation>> AllAsync(ApiClient api)
    {
        var paths = (await api.GetAsync("/openapi/v1.json")).Expect(200).Json["paths"]!.AsObject();
        return
        [
            .. from path in paths
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "put" or "post" or "patch" or "delete"
               where !path.Key.StartsWith("/health", StringComparison.Ordinal)
               select new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject()),
        ];
    }

    /// <summary>Sends it with all the headers that it might want.</summary>
    public Task<Answer> SendAsync(ApiClient api, string path, JsonNode? body)
    {
        HttpContent? content = null;
        if (Document["requestBody"]?["content"]?["application/x-ndjson"] is not null)
            content = Batches.Content(body?.ToJsonString() ?? "{}");
        else if (HasBody) content = ApiClient.Content(body ?? new JsonObject());
        List<(string, string)> headers = [];
        if (Takes("Idempotency-Key")) headers.Add(("Idempotency-Key", Bodies.Unique("owasp")));
        if (Takes("If-Match")) headers.Add(("If-Match", "*"));
        return api.SendAsync(HttpMethod.Parse(Method), path, content, [.. headers]);
    }

    private bool Takes(string header) => Parameters.Any(one => (string)one["name"]! == header);

    public override string ToString() => $"{Method} {Path}";

    [GeneratedRegex("{([a-zA-Z]+)}")]
    private static partial Regex Parameter();
}
