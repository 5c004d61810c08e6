using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace LoyaltyPoints.Api.Logging;

/// <summary>
/// Log lines as JSON, one a line, in a buffer. Events go through Serilog's <see cref="JsonFormatter"/>. Request lines,
/// of which there are thousands a second, are written in the same form by hand, at a fifth of the cost; they leave out
/// the rendered message, which is its properties over again.
/// </summary>
internal sealed class LogLines : IDisposable
{
    private const string Template = "{Method} {Route} answered {Status} in {Milliseconds} ms";

    private static readonly JsonWriterOptions Options = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonEncodedText EncodedTemplate = JsonEncodedText.Encode(Template, Options.Encoder);
    private static readonly JsonEncodedText[] Levels =
        [.. Enum.GetNames<LogEventLevel>().Select(name => JsonEncodedText.Encode(name))];

    private readonly ArrayBufferWriter<byte> buffer = new(128 * 1024);
    private readonly JsonFormatter formatter = new(renderMessage: true);
    private readonly Utf8JsonWriter json;

    public LogLines() => json = new Utf8JsonWriter(buffer, Options);

    public int Length => buffer.WrittenCount;

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Dispose() => json.Dispose();

    public void Clear() => buffer.ResetWrittenCount();

    public void Append(LogEvent logEvent)
    {
        var text = new StringWriter();
        formatter.Format(logEvent, text);
        Encoding.UTF8.GetBytes(text.ToString().TrimEnd(), buffer);
        EndLine();
    }

    public void Append(in RequestLine line)
    {
        Start(line.Ended, line.Level, EncodedTemplate);
        if (line.TraceId is not null) json.WriteString("TraceId"u8, line.TraceId);
        if (line.SpanId is not null) json.WriteString("SpanId"u8, line.SpanId);
        json.WriteStartObject("Properties"u8);
        json.WriteString("RequestId"u8, line.RequestId);
        if (line.TenantId is { } tenant) json.WriteNumber("TenantId"u8, tenant);
        if (line.KeyId is not null) json.WriteString("KeyId"u8, line.KeyId);
        json.WriteString("Method"u8, line.Method);
        json.WriteString("Route"u8, line.Route ?? "");
        json.WriteNumber("Status"u8, line.Status);
        json.WriteNumber("Milliseconds"u8, Math.Round(line.Milliseconds, 3));
        End();
    }

    /// <param name="count">Lines lost since this was said last.</param>
    /// <param name="total">Lines lost since the start.</param>
    public void AppendDropped(long count, long total)
    {
        Start(TimeProvider.System.GetUtcNow(), LogEventLevel.Warning,
            JsonEncodedText.Encode("{Dropped} log lines were dropped, {Total} since the start", Options.Encoder));
        json.WriteStartObject("Properties"u8);
        json.WriteNumber("Dropped"u8, count);
        json.WriteNumber("Total"u8, total);
        End();
    }

    private void Start(DateTimeOffset at, LogEventLevel level, JsonEncodedText template)
    {
        json.WriteStartObject();
        json.WriteString("Timestamp"u8, at);
        json.WriteString("Level"u8, Levels[(int)level]);
        json.WriteString("MessageTemplate"u8, template);
    }

    private void End()
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        EndLine();
    }

    private void EndLine()
    {
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
    }
}
