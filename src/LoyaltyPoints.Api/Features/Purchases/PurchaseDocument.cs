using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Purchases;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>A purchase as it is looked up: what was posted, what it earned, and what came back.</summary>
internal static class PurchaseDocument
{
    /// <param name="commission">What is left of it; null where the purchase is no affiliate's.</param>
    /// <param name="catalog">With the versions that judged the purchase.</param>
    public static byte[] Write(
        PurchaseRow row, IReadOnlyList<byte[]> returns, CommissionLine? commission, ProgramCatalog catalog)
    {
        var purchase = row.Purchase();
        var reasons = PurchaseReasons.NotApplied(purchase.Order, purchase.Results, catalog);
        var buffer = new ArrayBufferWriter<byte>(row.Document.Length + row.Results.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, new MemberOwnedId(row.Id, row.MemberId).Format(Core.PublicId.Purchase));
            writer.WriteString("memberId"u8, Core.PublicId.Format(Core.PublicId.Member, row.MemberId));
            writer.WriteString("externalId"u8, row.ExternalId);
            writer.WriteString("recordedAt"u8, row.RecordedAt.ToString());
            using (var order = JsonDocument.Parse(row.Document))
                foreach (var property in order.RootElement.EnumerateObject()) property.WriteTo(writer);
            writer.WritePropertyName("results"u8);
            writer.WriteRawValue(row.Results, skipInputValidation: true);
            if (commission is not null) PurchaseRow.WriteAffiliate(writer, commission);
            writer.WritePropertyName("notApplied"u8);
            JsonSerializer.Serialize(writer, reasons, CoreJson.Default.IReadOnlyListNotAppliedRules);
            writer.WriteStartArray("returns"u8);
            foreach (var answer in returns) writer.WriteRawValue(answer, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
