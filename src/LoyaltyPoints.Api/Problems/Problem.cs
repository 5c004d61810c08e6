using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Problems;

/// <summary>
/// A refusal as RFC 9457 says it. Endpoints return it like any result; it is a value, never thrown.
/// The document has <c>type, title, status, detail, instance, code, requestId</c> and, for bad input, <c>errors</c>.
/// A fault's <c>pointer</c> is a JSON pointer into the body, or <c>?name</c> for a query parameter.
/// </summary>
/// <param name="Code">Which of the closed list.</param>
/// <param name="Detail">A sentence about this occurrence, without personal data.</param>
/// <param name="Errors">Every fault of the input; null or empty where the problem is about something else.</param>
/// <param name="RetryAfterSeconds">Overrides the code's own; whole seconds, at least 1.</param>
public sealed record Problem(
    ErrorCode Code, string Detail, IReadOnlyList<Fault>? Errors = null, int? RetryAfterSeconds = null) : IResult
{
    public const string ContentType = "application/problem+json";

    // The document is JSON and never HTML: quotes and scripts of any language go out as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A problem with its code's own description as detail.</summary>
    public static Problem Of(ErrorCode code) => new(code, code.Description);

    /// <summary>400 with the faults given, at least one.</summary>
    public static Problem Invalid(IReadOnlyList<Fault> faults) => new(ErrorCodes.InvalidRequest,
        faults.Count == 1 ? faults[0].Detail : $"The request has {faults.Count} faults.", faults);

    /// <summary>Answers the request with this problem. The response must not have started.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        RequestTelemetry.Tell(httpContext, Code);
        var response = httpContext.Response;
        response.StatusCode = Code.Status;
        response.ContentType = ContentType;
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        if (Code.Status == StatusCodes.Status401Unauthorized) headers.WWWAuthenticate = "Bearer";
        if ((RetryAfterSeconds ?? Code.RetryAfterSeconds) is { } seconds) headers.RetryAfter = seconds.ToString();
        var buffer = new ArrayBufferWriter<byte>(512);
        await using (var writer = new Utf8JsonWriter(buffer, Options))
            WriteTo(writer, httpContext.Request.Path.Value, httpContext.TraceIdentifier);
        response.ContentLength = buffer.WrittenCount;
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, httpContext.RequestAborted);
    }

    /// <summary>Writes the document as one JSON object, for example as a line of a batch's answer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="instance">The request's path; left out when null.</param>
    /// <param name="requestId">The request's id; left out when null.</param>
    public void WriteTo(Utf8JsonWriter writer, string? instance, string? requestId)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Code.EncodedType);
        writer.WriteString("title"u8, Code.EncodedTitle);
        writer.WriteNumber("status"u8, Code.Status);
        writer.WriteString("detail"u8, Detail);
        if (instance is not null) writer.WriteString("instance"u8, instance);
        writer.WriteString("code"u8, Code.EncodedCode);
        if (requestId is not null) writer.WriteString("requestId"u8, requestId);
        if (Errors is { Count: > 0 } errors) WriteErrors(writer, errors);
        writer.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<Fault> errors)
    {
        writer.WriteStartArray("errors"u8);
        foreach (var fault in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("pointer"u8, fault.Pointer);
            writer.WriteString("code"u8, fault.Code);
            writer.WriteString("detail"u8, fault.Detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
