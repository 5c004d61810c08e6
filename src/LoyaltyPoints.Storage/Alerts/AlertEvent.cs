using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Storage.Alerts;

/// <summary>The event that tells of an alert: what it says, and its evidence.</summary>
internal static class AlertEvent
{
    public static NewEvent Of(Alert alert)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, new MemberOwnedId(alert.Id, alert.MemberId).Format(PublicId.Alert));
            if (alert.MemberId != Guid.Empty)
                writer.WriteString("memberId"u8, PublicId.Format(PublicId.Member, alert.MemberId));
            writer.WriteString("kind"u8, alert.Kind);
            writer.WriteString("cause"u8, alert.Cause);
            writer.WritePropertyName("evidence"u8);
            writer.WriteRawValue(alert.Evidence, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return new NewEvent(EventTypes.AlertRaised, alert.RaisedAt, alert.MemberId, buffer.WrittenMemory);
    }
}
