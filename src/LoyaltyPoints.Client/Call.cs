using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>One request to be made, as often as it takes: every try is made of the same bytes.</summary>
/// <param name="method">Its HTTP method.</param>
/// <param name="path">From the service's address on, without a leading slash: <c>v1/members/mem_...</c>.</param>
public sealed class Call(HttpMethod method, string path)
{
    private readonly List<KeyValuePair<string, string>> headers = [];
    private string query = "";
    private byte[]? body;
    private string mediaType = "application/json";

    /// <summary>Whether doing it twice is doing it once.</summary>
    internal bool IsRepeatable { get; private set; } = method == HttpMethod.Get;

    internal string Name => $"{method} {path}";

    /// <summary>A value as a part of a path.</summary>
    public static string Escape(string value) => Uri.EscapeDataString(value);

    /// <inheritdoc cref="Escape(string)"/>
    public static string Escape(IFormattable value) =>
        Escape(value.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>Adds to the query; null adds nothing.</summary>
    public Call Query(string name, string? value)
    {
        if (value is not null) query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        return this;
    }

    /// <summary>Adds to the query once for each value; null adds nothing.</summary>
    public Call Query(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? []) Query(name, value);
        return this;
    }

    /// <inheritdoc cref="Query(string, string?)"/>
    public Call Query(string name, int? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string?)"/>
    public Call Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string?)"/>
    public Call Query(string name, double? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string?)"/>
    public Call Query(string name, bool? value) =>
        Query(name, value switch { null => null, true => "true", false => "false" });

    /// <inheritdoc cref="Query(string, string?)"/>
    public Call Query(string name, DateOnly? value) =>
        Query(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string?)"/>
    public Call Query(string name, DateTimeOffset? value) =>
        Query(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Sends a body of JSON.</summary>
    public Call Json<TBody>(TBody value)
    {
        body = JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options);
        return this;
    }

    /// <summary>Sends a body with a value on each line (<c>application/x-ndjson</c>).</summary>
    public Call Lines<TLine>(IEnumerable<TLine> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var lines = new MemoryStream();
        foreach (var value in values)
        {
            JsonSerializer.Serialize(lines, value, WireJson.Options);
            lines.WriteByte((byte)'\n');
        }

        (body, mediaType) = (lines.ToArray(), "application/x-ndjson");
        return this;
    }

    /// <summary>Sends an <c>Idempotency-Key</c>; null makes one, which all tries share.</summary>
    public Call Key(string? key)
    {
        IsRepeatable = true;
        return Header("Idempotency-Key", key ?? RandomNumberGenerator.GetHexString(32, lowercase: true));
    }

    /// <summary>Changes the resource only where it still has this <see cref="Answer.ETag"/>.</summary>
    public Call Match(string etag) => Header("If-Match", etag);

    /// <summary>Sends a header.</summary>
    public Call Header(string name, string? value)
    {
        if (value is not null) headers.Add(new(name, value));
        return this;
    }

    internal HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(method, path + query);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (body is null) return request;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return request;
    }
}
