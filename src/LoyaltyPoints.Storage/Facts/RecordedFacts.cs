using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Redemptions;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>The facts of everything that a tenant has recorded, made from the rows themselves.</summary>
internal static class RecordedFacts
{
    private const string SelectPurchases =
        "SELECT purchase_id, member_id, document, results FROM purchases WHERE tenant_id = @tenant";

    private const string SelectReturns = """
        SELECT r.return_id, r.member_id, r.purchase_id, r.document, r.progress, r.recorded_at, p.document
        FROM purchase_returns r
        JOIN purchases p
          ON p.tenant_id = r.tenant_id AND p.member_id = r.member_id AND p.purchase_id = r.purchase_id
        WHERE r.tenant_id = @tenant ORDER BY r.member_id, r.purchase_id, r.number
        """;

    private const string SelectActivities = """
        SELECT activity_id, member_id, type, occurred_at FROM activities
        WHERE tenant_id = @tenant AND external_id IS NOT NULL
        """;

    private const string SelectRedemptions =
        $"SELECT {RedemptionTable.Columns} FROM redemptions WHERE tenant_id = @tenant";

    private const string SelectReferrals =
        "SELECT referral_id, member_id, referrer_id, created_at FROM referrals WHERE tenant_id = @tenant";

    private const string SelectFeedback =
        "SELECT feedback_id, member_id, document FROM feedback WHERE tenant_id = @tenant";

    /// <summary>All of them, while they are read: the session serves nothing else meanwhile.</summary>
    public static IEnumerable<NewFact> All(Session session, int tenantId, AnalyticsSettings settings) =>
        Purchases(session.Prepared(SelectPurchases).Bind(tenantId), settings)
            .Concat(Returns(session.Prepared(SelectReturns).Bind(tenantId)))
            .Concat(Activities(session.Prepared(SelectActivities).Bind(tenantId)))
            .Concat(Redemptions(session.Prepared(SelectRedemptions).Bind(tenantId)))
            .Concat(Referrals(session.Prepared(SelectReferrals).Bind(tenantId)))
            .Concat(Feedback(session.Prepared(SelectFeedback).Bind(tenantId)));

    private static IEnumerable<NewFact> Purchases(Statement row, AnalyticsSettings settings)
    {
        while (row.Read())
        {
            var (id, member) = (row.GetGuid(0), row.GetGuid(1));
            var order = JsonSerializer.Deserialize(row.GetBytes(2), CoreJson.Default.Order)!;
            var results = JsonSerializer.Deserialize(
                row.GetBytes(3), CoreJson.Default.IReadOnlyListPurchaseResult)!;
            yield return NewFact.Of(id, member, order, results, settings);
        }
    }

    private static IEnumerable<NewFact> Returns(Statement row)
    {
        var (purchaseId, before) = (Guid.Empty, Returned.Nothing);
        while (row.Read())
        {
            var (id, member, of) = (row.GetGuid(0), row.GetGuid(1), row.GetGuid(2));
            if (of != purchaseId) (purchaseId, before) = (of, Returned.Nothing);
            var request = JsonSerializer.Deserialize(row.GetBytes(3), StorageJson.Default.ReturnRequest)!;
            var progress = JsonSerializer.Deserialize(row.GetBytes(4), CoreJson.Default.ReturnProgress)!;
            var recordedAt = new Instant(row.GetInt64(5));
            var order = JsonSerializer.Deserialize(row.GetBytes(6), CoreJson.Default.Order)!;
            yield return NewFact.Of(
                new PurchaseReturn(id, of, recordedAt, [], progress), new Purchase(of, member, order, recordedAt, []),
                request.OccurredAt, before);
            before = progress.Returned;
        }
    }

    private static IEnumerable<NewFact> Activities(Statement row)
    {
        while (row.Read())
        {
            yield return NewFact.OfActivity(
                row.GetGuid(0), row.GetGuid(1), row.GetText(2)!, new Instant(row.GetInt64(3)));
        }
    }

    private static IEnumerable<NewFact> Redemptions(Statement row)
    {
        while (row.Read())
        {
            var redemption = RedemptionTable.Read(row);
            if (redemption.State == RedemptionState.Captured) yield return NewFact.Of(redemption);
        }
    }

    private static IEnumerable<NewFact> Referrals(Statement row)
    {
        while (row.Read())
        {
            yield return NewFact.Of(new Referral
            {
                Id = row.GetGuid(0), MemberId = row.GetGuid(1), ReferrerId = row.GetGuid(2),
                CreatedAt = new Instant(row.GetInt64(3)),
            });
        }
    }

    private static IEnumerable<NewFact> Feedback(Statement row)
    {
        while (row.Read())
        {
            var document = JsonSerializer.Deserialize(row.GetBytes(2), CoreJson.Default.FeedbackDocument)!;
            if (NewFact.OfFeedback(row.GetGuid(0), row.GetGuid(1), document) is { } fact) yield return fact;
        }
    }
}
