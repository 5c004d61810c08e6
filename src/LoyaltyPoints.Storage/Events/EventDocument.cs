using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Events;

/// <summary>An event as it is delivered, and as it is shown.</summary>
public static class EventDocument
{
    private const int Size = 512;

    /// <summary>UTF-8 JSON: id, type, timestamp, memberId where it is a member's, data.</summary>
    public static ReadOnlyMemory<byte> Of(StoredEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>(Size);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, PublicId.Format(PublicId.Event, happened.Id));
            writer.WriteString("type"u8, happened.Type);
            writer.WriteString("timestamp"u8, happened.OccurredAt.ToString());
            if (happened.MemberId is { } member)
                writer.WriteString("memberId"u8, PublicId.Format(PublicId.Member, member));
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(happened.Data.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
