using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>One operation that takes a body: where, a body it accepts, and what each field may hold.</summary>
public sealed class Endpoint(
    string name, string path, Func<Target, JsonObject> body, Field[] fields, int success = 201)
{
    /// <summary>For example <c>POST /v1/purchases</c>, perhaps with a word on which form of the body.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<Field> Fields { get; } = fields;

    public int Success { get; } = success;

    public JsonObject Body(Target target) => body(target);

    /// <summary>Sends a body with all the headers that the operation wants.</summary>
    /// <param name="content">The body; null sends the one that is accepted.</param>
    public async Task<Answer> SendAsync(Target target, HttpContent? content = null, string? etag = null)
    {
        var method = HttpMethod.Parse(Name.Split(' ')[0]);
        List<(string, string)> headers = [];
        if (method == HttpMethod.Post) headers.Add(("Idempotency-Key", Bodies.Unique("bad-input")));
        if (etag is not null) headers.Add(("If-Match", etag));
        content ??= ApiClient.Content(Body(target));
        return await target.Api.SendAsync(method, Path(target), content, [.. headers]);
    }

    /// <summary>The tag that a change has to name; null for an operation that is no change.</summary>
    public async Task<string?> EtagAsync(Target target)
    {
        if (Name.StartsWith("POST", StringComparison.Ordinal)) return null;
        var current = (await target.Api.GetAsync(Path(target))).Expect(200);
        return current.Header("ETag") ?? throw new InvalidDataException($"No ETag: {current}");
    }

    public string Path(Target target) => path
        .Replace("{member}", target.Member, StringComparison.Ordinal)
        .Replace("{program}", target.Program, StringComparison.Ordinal)
        .Replace("{draft}", target.DraftProgram, StringComparison.Ordinal)
        .Replace("{purchase}", target.Purchase, StringComparison.Ordinal)
        .Replace("{redemption}", target.Redemption, StringComparison.Ordinal)
        .Replace("{series}", target.Series, StringComparison.Ordinal)
        .Replace("{key}", target.Key, StringComparison.Ordinal)
        .Replace("{survey}", target.Survey, StringComparison.Ordinal)
        .Replace("{voucher}", target.Voucher, StringComparison.Ordinal);

    public override string ToString() => Name;
}
