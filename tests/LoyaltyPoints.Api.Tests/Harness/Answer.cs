using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>An answer, read to its end.</summary>
/// <param name="Status">For example 201.</param>
/// <param name="Text">The body as text; empty when there is none.</param>
public sealed record Answer(
    int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Request)
{
    private JsonNode? json;

    /// <summary>The body as JSON; fails when it is not.</summary>
    public JsonNode Json => json ??= JsonNode.Parse(Text) ?? throw new InvalidDataException($"{this}: null");

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public bool WasReplayed => Header("Idempotency-Replayed") == "true";

    /// <summary>A problem's <c>code</c>, or null when the body has none.</summary>
    public string? Code => MediaType == "application/problem+json" ? (string?)Json["code"] : null;

    /// <summary>A header's only value, or null without it.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single()
        : ContentHeaders.TryGetValues(name, out values) ? values.Single() : null;

    /// <summary>Fails, showing the body, unless the status is this one.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"{status} was expected: {this}");
        return this;
    }

    /// <summary>Fails unless this is a problem document with this status and code.</summary>
    public Answer ExpectProblem(int status, string code)
    {
        Expect(status);
        Assert.True(Code == code, $"{code} was expected: {this}");
        return this;
    }

    public override string ToString() => $"{Request} -> {Status} {Text}";
}
