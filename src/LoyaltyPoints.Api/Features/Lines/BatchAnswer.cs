using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Lines;

/// <summary>
/// One line of a batch's answer: <c>{ "line", "status", "replayed", "purchase" }</c>, or what else it is, or
/// <c>{ "line", "status", "problem" }</c> with the problem document that a single POST would have got.
/// </summary>
internal static class BatchAnswer
{
    private static readonly JsonWriterOptions Fast = new() { SkipValidation = true };

    public static void Write(IBufferWriter<byte> output, JsonEncodedText what, int line, WorkResult result)
    {
        using (var writer = new Utf8JsonWriter(output, Fast))
        {
            writer.WriteStartObject();
            writer.WriteNumber("line"u8, line);
            if (result.Answer is { } answer)
            {
                writer.WriteNumber("status"u8, answer.Status);
                writer.WriteBoolean("replayed"u8, answer.Replayed);
                writer.WritePropertyName(what);
                writer.WriteRawValue(answer.Body.Span, skipInputValidation: true);
            }
            else
            {
                var problem = Writes.Problem(result.Refusal!);
                writer.WriteNumber("status"u8, problem.Code.Status);
                writer.WritePropertyName("problem"u8);
                problem.WriteTo(writer, null, null);
            }

            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }
}
