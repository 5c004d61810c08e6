using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>What a till says of a return; stored as it came.</summary>
public sealed record ReturnRequest(string Source, string ExternalId, Instant OccurredAt, ReturnPiece Piece);

/// <summary>Returns as they are stored: each row carries where the purchase stands after it.</summary>
public static class ReturnRow
{
    private const string SelectOne = """
        SELECT document, answer FROM purchase_returns
        WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase AND return_id = @return
        """;

    private const string SelectAll = """
        SELECT answer FROM purchase_returns
        WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase ORDER BY number
        """;

    /// <summary>The answers of all returns of a purchase, oldest first, as UTF-8 JSON.</summary>
    public static IReadOnlyList<byte[]> Answers(Session session, int tenantId, Guid memberId, Guid purchaseId)
    {
        var answers = new List<byte[]>();
        var select = session.Prepared(SelectAll).Bind(tenantId).Bind(memberId).Bind(purchaseId);
        while (select.Read()) answers.Add(select.GetBytes(0).ToArray());
        return answers;
    }

    internal static (byte[] Document, Answer Answer)? Find(
        Session session, int tenantId, Guid memberId, Guid purchaseId, Guid returnId)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(memberId).Bind(purchaseId).Bind(returnId);
        if (!select.Read()) return null;
        var row = (select.GetBytes(0).ToArray(), new Answer(201, select.GetBytes(1).ToArray()));
        select.Reset();
        return row;
    }

    /// <summary>What a till is answered, UTF-8 JSON.</summary>
    /// <param name="refund">Null where the purchase was paid with no redemption.</param>
    internal static byte[] AnswerOf(PurchaseReturn returned, Guid memberId, Refund? refund) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ReturnAnswer(
                new MemberOwnedId(returned.Id, memberId), new MemberOwnedId(returned.PurchaseId, memberId), memberId,
                returned.RecordedAt, returned.Results, refund),
            StorageJson.Default.ReturnAnswer);
}
