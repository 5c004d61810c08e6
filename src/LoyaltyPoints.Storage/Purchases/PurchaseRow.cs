using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>A purchase as it is stored.</summary>
/// <param name="Document">The order, UTF-8 JSON; equal orders have equal bytes.</param>
/// <param name="Results">What was answered as <c>results</c>, UTF-8 JSON.</param>
public sealed record PurchaseRow(
    Guid Id, Guid MemberId, string ExternalId, Instant RecordedAt, byte[] Document, byte[] Results)
{
    private const string Select = """
        SELECT external_id, recorded_at, document, results FROM purchases
        WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase
        """;

    private static readonly JsonWriterOptions Fast = new() { SkipValidation = true };

    public static byte[] DocumentOf(Order order) => JsonSerializer.SerializeToUtf8Bytes(order, CoreJson.Default.Order);

    public static byte[] ResultsOf(IReadOnlyList<PurchaseResult> results) => PurchaseResultsJson.Write(results);

    public Order Order() => JsonSerializer.Deserialize(Document, CoreJson.Default.Order)!;

    public Purchase Purchase() => new(
        Id, MemberId, Order(), RecordedAt,
        JsonSerializer.Deserialize(Results, CoreJson.Default.IReadOnlyListPurchaseResult)!);

    /// <summary>What a till is answered, now and at every replay.</summary>
    /// <param name="commission">Null where the purchase is no affiliate's.</param>
    public static Answer Answer(Guid id, Guid memberId, Instant recordedAt, byte[] results, CommissionLine? commission)
    {
        var text = new MemberOwnedId(id, memberId).Format(PublicId.Purchase);
        var buffer = new ArrayBufferWriter<byte>(results.Length + 240);
        using (var writer = new Utf8JsonWriter(buffer, Fast))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, text);
            writer.WriteString("memberId"u8, PublicId.Format(PublicId.Member, memberId));
            writer.WriteString("recordedAt"u8, recordedAt.ToString());
            writer.WritePropertyName("results"u8);
            writer.WriteRawValue(results, skipInputValidation: true);
            if (commission is not null) WriteAffiliate(writer, commission);
            writer.WriteEndObject();
        }

        return new Answer(201, buffer.WrittenMemory, "/v1/purchases/" + text);
    }

    /// <summary>Whose the purchase is, as a property of its answer.</summary>
    public static void WriteAffiliate(Utf8JsonWriter writer, CommissionLine commission)
    {
        writer.WritePropertyName("affiliate"u8);
        JsonSerializer.Serialize(
            writer, PurchaseCommission.Of(commission), CoreJson.Default.PurchaseCommission);
    }

    /// <summary>Null where the tenant's member has no such purchase.</summary>
    public static PurchaseRow? Find(Session session, int tenantId, Guid memberId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId).Bind(id);
        if (!select.Read()) return null;
        var row = new PurchaseRow(
            id, memberId, select.GetText(0)!, new Instant(select.GetInt64(1)),
            select.GetBytes(2).ToArray(), select.GetBytes(3).ToArray());
        select.Reset();
        return row;
    }
}
