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
    private const string SelectLatest = """
        SELECT progress FROM purchase_returns
        WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase
          AND number = (SELECT MAX(number) FROM purchase_returns
            WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase)
        """;

    private const string SelectOne = """
        SELECT document, answer FROM purchase_returns
        WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase AND return_id = @return
        """;

    private const string SelectAll = """
        SELECT answer FROM purchase_returns
        WHERE tenant_id = @tenant AND member_id = @member AND purchase_id = @purchase ORDER BY number
        """;

    private const string Insert = """
        INSERT INTO purchase_returns
          (tenant_id, purchase_id, number, return_id, member_id, recorded_at, document, answer, progress)
        VALUES (@tenant, @purchase, @number, @return, @member, @recorded, @document, @answer, @progress)
        """;

    /// <summary>Null before the first return.</summary>
    public static ReturnProgress? Progress(Session session, int tenantId, Guid memberId, Guid purchaseId)
    {
        var select = session.Prepared(SelectLatest).Bind(tenantId).Bind(memberId).Bind(purchaseId);
        if (!select.Read()) return null;
        var progress = JsonSerializer.Deserialize(select.GetBytes(0), CoreJson.Default.ReturnProgress);
        select.Reset();
        return progress;
    }

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

    internal static Answer Append(
        Session session, int tenantId, Guid memberId, PurchaseReturn returned, byte[] document)
    {
        var answer = new ReturnAnswer(
            new MemberOwnedId(returned.Id, memberId), new MemberOwnedId(returned.PurchaseId, memberId), memberId,
            returned.RecordedAt, returned.Results);
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, StorageJson.Default.ReturnAnswer);
        var progress = JsonSerializer.SerializeToUtf8Bytes(returned.Progress, CoreJson.Default.ReturnProgress);
        session.Prepared(Insert).Bind(tenantId).Bind(returned.PurchaseId).Bind(returned.Progress.Number)
            .Bind(returned.Id).Bind(memberId).Bind(returned.RecordedAt.UnixMilliseconds)
            .Bind(document).Bind(body).Bind(progress).Execute();
        return new Answer(201, body);
    }
}
