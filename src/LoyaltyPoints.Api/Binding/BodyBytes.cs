using System.Buffers;
using System.Net.Http.Headers;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Storage.Audit;

namespace LoyaltyPoints.Api.Binding;

/// <summary>Takes a request's body off the wire: media type checked first, size bounded, bytes copied once.</summary>
public static class BodyBytes
{
    /// <summary>The most a body may have, in bytes: 1 MiB.</summary>
    public const int MaximumLength = 1 << 20;

    private const string Json = "application/json";

    /// <summary>
    /// The whole body, or the problem: 415 for another media type, charset or any content coding, 413 above
    /// <see cref="MaximumLength"/>, 400 when empty.
    /// </summary>
    public static async ValueTask<Body<byte[]>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (RefuseMedia(request, Json) is { } refusal) return new(refusal);
        if (request.ContentLength > MaximumLength) return new(Problem.Of(ErrorCodes.PayloadTooLarge));
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (buffer.Length > MaximumLength)
            {
                reader.AdvanceTo(buffer.End);
                return new(Problem.Of(ErrorCodes.PayloadTooLarge));
            }

            if (read.IsCompleted)
            {
                var bytes = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                Act.Current?.Seal(bytes);
                return bytes.Length == 0
                    ? new(new Problem(ErrorCodes.MalformedJson, "The body is empty; a JSON document is expected."))
                    : new(bytes, bytes);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Null where the body is of the media type, in UTF-8 and not compressed; else 415.</summary>
    /// <param name="request">Whose headers are looked at.</param>
    /// <param name="mediaType">For example <c>application/x-ndjson</c>.</param>
    public static Problem? RefuseMedia(HttpRequest request, string mediaType)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count > 0 && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            return new(ErrorCodes.UnsupportedMediaType, "The body must not be compressed: leave Content-Encoding out.");
        if (request.ContentType == mediaType || IsUtf8(request.ContentType, mediaType)) return null;
        return new(ErrorCodes.UnsupportedMediaType, $"Content-Type must be {mediaType}, in UTF-8.");
    }

    private static bool IsUtf8(string? contentType, string mediaType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && string.Equals(parsed.MediaType, mediaType, StringComparison.OrdinalIgnoreCase)
        && (parsed.CharSet is null
            || parsed.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
