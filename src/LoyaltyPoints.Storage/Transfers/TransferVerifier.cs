using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Transfers;

/// <summary>
/// Proves of a tenant's transfers that what went out came in, in the same program, so that over a program nothing is
/// left in <see cref="Bucket.Transferred"/>; and that each, if it is no merge, is told by a row at both members. Either
/// is one statement, which sees no transfer by half while the service writes.
/// </summary>
internal static class TransferVerifier
{
    private const string SelectUnbalanced = """
        SELECT program_id AS ProgramId, reference_id AS TransferId,
          CAST(SUM(CASE WHEN to_bucket = 7 THEN units ELSE 0 END) AS bigint) AS Sent,
          CAST(SUM(CASE WHEN to_bucket = 7 THEN 0 ELSE units END) AS bigint) AS Received
        FROM ledger_entries WHERE tenant_id = @tenant AND (from_bucket = 7 OR to_bucket = 7)
        GROUP BY program_id, reference_id
        HAVING SUM(CASE WHEN to_bucket = 7 THEN units ELSE -units END) <> 0
        """;

    private const string SelectUntold = """
        SELECT COALESCE(t.member_id, e.member_id) AS MemberId, COALESCE(t.program_id, e.program_id) AS ProgramId,
          COALESCE(t.transfer_id, e.reference_id) AS TransferId, COALESCE(t.units, 0) AS Told,
          COALESCE(e.units, 0) AS Moved
        FROM (
          SELECT member_id, program_id, transfer_id, CASE WHEN kind = 2 THEN -units ELSE units END AS units
          FROM transfers WHERE tenant_id = @tenant
        ) t FULL JOIN (
          SELECT member_id, program_id, reference_id,
            CAST(SUM(CASE WHEN to_bucket = 7 THEN units ELSE -units END) AS bigint) AS units
          FROM ledger_entries WHERE tenant_id = @tenant AND (from_bucket = 7 OR to_bucket = 7) AND kind <> 14
          GROUP BY member_id, program_id, reference_id
        ) e ON t.member_id = e.member_id AND t.program_id = e.program_id AND t.transfer_id = e.reference_id
        WHERE COALESCE(t.units, 0) <> COALESCE(e.units, 0)
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
    [
        .. session.Connection.Query<Unbalanced>(SelectUnbalanced, new { tenant = tenantId }).Select(row => Finding(
            tenantId, Guid.Empty, row.ProgramId.Value, row.TransferId.Value,
            $"of {row.Sent} units that went out {row.Received} came in")),
        .. session.Connection.Query<Untold>(SelectUntold, new { tenant = tenantId }).Select(row => Finding(
            tenantId, row.MemberId.Value, row.ProgramId.Value, row.TransferId.Value,
            $"is told as {row.Told} units, and the member's entries give {row.Moved}")),
    ];

    private static BookFinding Finding(int tenantId, Guid memberId, Guid programId, Guid id, string what) => new(
        tenantId, memberId, programId,
        new LedgerFinding(0, null, $"Transfer {new MemberOwnedId(id, memberId).Format(PublicId.Transfer)}: {what}."));

    private sealed class Unbalanced
    {
        public StoredId ProgramId { get; set; }

        public StoredId TransferId { get; set; }

        public long Sent { get; set; }

        public long Received { get; set; }
    }

    private sealed class Untold
    {
        public StoredId MemberId { get; set; }

        public StoredId ProgramId { get; set; }

        public StoredId TransferId { get; set; }

        public long Told { get; set; }

        public long Moved { get; set; }
    }
}
