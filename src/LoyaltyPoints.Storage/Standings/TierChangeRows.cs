using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Storage.Standings;

/// <summary>Moves from tier to tier as they were written down.</summary>
public static class TierChangeRows
{
    private const string SelectLatest = """
        SELECT changed_at, from_tier, to_tier, reason FROM tier_changes
        WHERE tenant_id = @tenant AND member_id = @member AND program_id = @program AND changed_at <= @asOf
        ORDER BY change_id DESC
        """;

    /// <summary>The newest moves of an account that counted by an instant, newest first.</summary>
    public static IReadOnlyList<TierChange> Latest(
        Session session, int tenantId, Guid memberId, Guid programId, Instant asOf, int limit) =>
    [
        .. session.Connection.Query<(long At, string? From, string? To, string Reason)>(
                session.Dialect.Limited(SelectLatest),
                new
                {
                    tenant = tenantId, member = StoredId.Of(memberId), program = StoredId.Of(programId),
                    asOf = asOf.UnixMilliseconds, limit,
                })
            .Select(row => new TierChange(new Instant(row.At), row.From, row.To, row.Reason)),
    ];
}
