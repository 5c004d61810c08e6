using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// Proves that what is reviewed is there, and that what was taken back of a rejected purchase is. Each question is one
/// statement, which sees one state of the book, so the service may go on writing meanwhile.
/// </summary>
internal static class ReviewVerifier
{
    private const string SelectStray = """
        SELECT v.member_id, v.review_id FROM reviews v
        LEFT JOIN purchases p ON p.tenant_id = v.tenant_id AND p.member_id = v.member_id
          AND p.purchase_id = v.subject_id
        LEFT JOIN redemptions r ON r.tenant_id = v.tenant_id AND r.member_id = v.member_id
          AND r.redemption_id = v.subject_id
        WHERE v.tenant_id = @tenantId AND v.kind <> @till AND p.purchase_id IS NULL AND r.redemption_id IS NULL
        ORDER BY v.member_id, v.review_id
        """;

    private const string SelectUnreturned = """
        SELECT v.member_id, v.review_id FROM reviews v
        LEFT JOIN purchase_returns b ON b.tenant_id = v.tenant_id AND b.member_id = v.member_id
          AND b.purchase_id = v.subject_id AND b.return_id = v.return_id
        WHERE v.tenant_id = @tenantId AND v.return_id <> @none AND b.return_id IS NULL
        ORDER BY v.member_id, v.review_id
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId)
    {
        var parameters = new { tenantId, none = StoredId.Of(Guid.Empty), till = (int)ReviewKind.Till };
        return
        [
            .. session.Connection.Query<(StoredId Member, StoredId Review)>(SelectStray, parameters)
                .Select(row => Finding(
                    tenantId, row.Member.Value, $"Review {row.Review.Value:N} is of something that is not there.")),
            .. session.Connection.Query<(StoredId Member, StoredId Review)>(SelectUnreturned, parameters)
                .Select(row => Finding(
                    tenantId, row.Member.Value,
                    $"Review {row.Review.Value:N} has taken its purchase back by a return that is not there.")),
        ];
    }

    private static BookFinding Finding(int tenantId, Guid memberId, string detail) =>
        new(tenantId, memberId, Guid.Empty, new LedgerFinding(0, null, detail));
}
