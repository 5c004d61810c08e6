using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>What is wrong with an answer, whatever was asked.</summary>
public sealed partial class Verdict(Contract contract)
{
    // What the web server answers by itself to what is no HTTP.
    private static readonly HashSet<int> OfTheWebServer = [400, 408, 411, 413, 414, 417, 431, 505];

    private const int LongestTarget = 8_000;

    private readonly SchemaCheck schemas = new(contract);

    /// <param name="foreignMarker">What stands in another tenant's texts.</param>
    /// <returns>Null where nothing is wrong.</returns>
    public string? Complaint(FuzzRequest request, WireAnswer answer, string foreignMarker)
    {
        if (answer.Status == 0)
            return request.Intent == Intent.Wire ? null : "the connection was closed without an answer";
        var text = answer.Text;
        if (text.Contains(foreignMarker, StringComparison.Ordinal)) return "shows what is another tenant's";
        if (Inside().IsMatch(text)) return "shows its inside";
        if (answer.Status < 400) return Success(request, answer, text);
        var odd = request.Intent == Intent.Wire || !request.IsRouted || request.Target.Length > LongestTarget;
        if (odd && answer.Body.Length == 0 && OfTheWebServer.Contains(answer.Status)) return null;
        if (request.Operation.Path == "/health/ready" && answer.Status == 503) return null;
        if (answer.Media != "application/problem+json") return $"{answer.Status} with media type {answer.Media}";
        if (Parsed(text) is not { } problem) return "a problem that is no JSON";
        return Refusal(request, answer, problem);
    }

    private string? Success(FuzzRequest request, WireAnswer answer, string text)
    {
        if (request.IsForeign && request.Operation.NeedsKey && answer.Status < 300)
            return "succeeds with another tenant's id in its path";
        if (answer.Media == "application/x-ndjson")
        {
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (Parsed(line) is not { } row) return "a line that is no JSON";
                if (row.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number
                    && status.GetInt32() >= 500) return $"a line with status {status}";
            }
        }

        if (!request.IsRouted) return null;
        if (!request.Operation.Answers.TryGetValue(answer.Status, out var documented))
            return $"{answer.Status} is not in the document";
        if (answer.Body.Length == 0)
            return documented.Schemas.Count == 0 ? null : $"{answer.Status} without the body of the document";
        if (answer.Media is null || !documented.Schemas.TryGetValue(answer.Media, out var schema))
            return $"{answer.Status} with media type {answer.Media}, which is not in the document";
        if (answer.Media != "application/json") return null;
        return Parsed(text) is { } json ? schemas.Complaint(schema, json) is { } complaint
            ? $"not as its schema says: {complaint}" : null : "a body that is no JSON";
    }

    private string? Refusal(FuzzRequest request, WireAnswer answer, JsonElement problem)
    {
        foreach (var name in (string[])["type", "title", "detail", "instance", "code", "requestId"])
        {
            if (!problem.TryGetProperty(name, out var text) || text.ValueKind != JsonValueKind.String)
                return $"no {name}";
        }

        if (problem.GetProperty("status").GetInt32() != answer.Status) return "another status in the body";
        if (problem.GetProperty("requestId").GetString() != answer.Headers.GetValueOrDefault("x-request-id"))
            return "another request id in the header";
        var code = problem.GetProperty("code").GetString()!;
        if (!contract.ErrorCodes.Contains(code)) return $"{code} is not in the closed list";
        if (answer.Status >= 500) return code == "overloaded" ? null : $"{answer.Status} {code}";
        if (answer.Status is 429 && !answer.Headers.ContainsKey("retry-after")) return "429 without Retry-After";
        if (code == "invalid_request" && FaultsComplaint(problem) is { } complaint) return complaint;
        if (!request.IsRouted || Documented(request.Operation, answer.Status, code)) return null;
        return $"{answer.Status} {code} is not in the document";
    }

    private static bool Documented(Operation operation, int status, string code) =>
        operation.Answers.TryGetValue(status, out var documented) && documented.Codes.Contains(code);

    private static string? FaultsComplaint(JsonElement problem)
    {
        if (!problem.TryGetProperty("errors", out var errors) || errors.GetArrayLength() == 0) return "no errors";
        foreach (var fault in errors.EnumerateArray())
        {
            var pointer = fault.GetProperty("pointer").GetString()!;
            if (pointer is not ("" or ['/' or '?', ..] or "If-Match")) return $"points to {pointer}";
        }

        return null;
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Words of ours that no request of these holds.
    [GeneratedRegex(@"Exception\b|\n\s+at |\\n\s+at |Microsoft\.|System\.|LoyaltyPoints\.Api|SQLite|Npgsql|\.cs:")]
    private static partial Regex Inside();
}
