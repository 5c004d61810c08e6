using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Whether an answer is the problem document that the conventions ask for.</summary>
public static partial class ProblemCheck
{
    /// <param name="statuses">The statuses that are right.</param>
    /// <param name="pointer">Where one of its errors has to point to, or below; null when it does not matter.</param>
    /// <returns>What is wrong with the answer; null when nothing is.</returns>
    public static string? Complaint(Answer answer, IReadOnlyList<int> statuses, string? pointer = null)
    {
        if (!statuses.Contains(answer.Status)) return $"status {answer.Status}, not {string.Join(" or ", statuses)}";
        if (answer.MediaType != "application/problem+json") return $"media type {answer.MediaType}";
        if (StackTrace().IsMatch(answer.Text)) return "shows its inside";
        var problem = answer.Json;
        if ((int?)problem["status"] != answer.Status) return "another status in the body";
        foreach (var member in (string[])["type", "title", "detail", "instance", "code", "requestId"])
        {
            if (Text(problem[member]) is null or "") return $"no {member}";
        }

        if (!SnakeCase().IsMatch((string)problem["code"]!)) return "a code that is not snake_case";
        if (answer.Header("X-Request-Id") != (string)problem["requestId"]!) return "another request id in the header";
        return ErrorsComplaint(problem, pointer);
    }

    private static string? ErrorsComplaint(JsonNode problem, string? pointer)
    {
        var errors = problem["errors"]?.AsArray() ?? [];
        if ((string)problem["code"]! == "invalid_request" && errors.Count == 0) return "no errors";
        foreach (var error in errors)
        {
            if (Text(error!["pointer"]) is null) return "an error without pointer";
            if (Text(error["code"]) is not { } code || !SnakeCase().IsMatch(code)) return "an error without code";
            if (Text(error["detail"]) is null or "") return "an error without detail";
        }

        if (pointer is null) return null;
        var found = errors.Select(error => (string)error!["pointer"]!).ToArray();
        return found.Any(at => at == pointer || at.StartsWith(pointer + "/", StringComparison.Ordinal))
            ? null : $"points to [{string.Join(", ", found)}], not to [{pointer}]";
    }

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? (string)node! : null;

    [GeneratedRegex(@"Exception|\n\s+at |\\n\s+at |Microsoft\.|System\.|LoyaltyPoints\.|SQLite|\.cs:")]
    private static partial Regex StackTrace();

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
