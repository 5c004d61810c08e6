using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LoyaltyPoints.Api.Answers;

/// <summary>
/// A JSON answer whose bytes are known before they are sent: it has a <c>Content-Length</c>, and the same bytes can
/// be kept for a replay.
/// </summary>
/// <param name="status">200 to 299, or whatever a replay had.</param>
/// <param name="body">A JSON document in UTF-8.</param>
public sealed class JsonAnswer(int status, ReadOnlyMemory<byte> body) : IResult
{
    public const string Json = "application/json";

    /// <summary>Value of <c>Location</c>: the path of what was created; null for no header.</summary>
    public string? Location { get; init; }

    /// <summary>Value of <c>ETag</c>, with its quotes; null for no header.</summary>
    public string? ETag { get; init; }

    /// <summary>Says <c>Idempotency-Replayed: true</c>.</summary>
    public bool IsReplay { get; init; }

    public int Status => status;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>Serializes now, so that a fault in it is an exception here and not half an answer.</summary>
    public static JsonAnswer Of<T>(int status, T value, JsonTypeInfo<T> shape) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(value, shape));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = Json;
        response.ContentLength = body.Length;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (IsReplay) response.Headers["Idempotency-Replayed"] = "true";
        var write = response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
