using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>
/// The event that tells of a purchase: what a receiver acts on. Every till waits for it to be written, so its lines and
/// the explanation are left to who asks for the purchase.
/// </summary>
internal static class PurchaseEvent
{
    private const int Size = 512;

    private static readonly JsonWriterOptions Fast = new() { SkipValidation = true };

    public static NewEvent Of(Purchase purchase, string externalId, Instant now)
    {
        var (order, buffer) = (purchase.Order, new ArrayBufferWriter<byte>(Size));
        using (var writer = new Utf8JsonWriter(buffer, Fast))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, new MemberOwnedId(purchase.Id, purchase.MemberId).Format(PublicId.Purchase));
            writer.WriteString("memberId"u8, PublicId.Format(PublicId.Member, purchase.MemberId));
            writer.WriteString("source"u8, order.Source);
            writer.WriteString("externalId"u8, externalId);
            writer.WriteString("occurredAt"u8, order.OccurredAt.ToString());
            writer.WriteString("currency"u8, order.Currency);
            writer.WriteNumber("total"u8, order.Total);
            writer.WriteStartArray("results"u8);
            foreach (var result in purchase.Results) Write(writer, result);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new NewEvent(EventTypes.PurchaseRecorded, now, purchase.MemberId, buffer.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, PurchaseResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("programId"u8, PublicId.Format(PublicId.Program, result.ProgramId));
        writer.WriteNumber("units"u8, result.Units);
        writer.WriteString("status"u8, result.Status);
        writer.WriteStartObject("balance"u8);
        writer.WriteNumber("available"u8, result.Balance.Available);
        writer.WriteNumber("pending"u8, result.Balance.Pending);
        writer.WriteNumber("reserved"u8, result.Balance.Reserved);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
