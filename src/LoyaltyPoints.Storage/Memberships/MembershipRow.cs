using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Memberships;

/// <summary>A membership as it is stored, also one that a newer one has replaced.</summary>
/// <param name="Membership">Without the payments, which only decisions about the newest ask for.</param>
public sealed record MembershipRow(
    Guid MemberId, Guid ProgramId, MembershipStanding Membership, Instant RecordedAt)
{
    private const string Select = """
        SELECT tenant_id, member_id, membership_id, program_id, started_at, plan_id, trial_until, paid_until,
          cancelled_at, ends_at, recorded_at
        FROM vip_memberships WHERE tenant_id = @tenant AND member_id = @member AND membership_id = @membership
        """;

    /// <summary>Null where the tenant's member has no such membership.</summary>
    public static MembershipRow? Find(Session session, int tenantId, Guid memberId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId).Bind(id);
        if (!select.Read()) return null;
        var row = Read(select);
        select.Reset();
        return row;
    }

    /// <summary>A row of this query's or of <see cref="MembershipTable"/>'s own columns.</summary>
    internal static MembershipRow Read(IRow row) => new(
        row.GetGuid(1), row.GetGuid(3),
        new MembershipStanding(
            row.GetGuid(2), row.GetText(5)!, At(row, 4), At(row, 6), At(row, 7), UnlessNever(row, 8),
            UnlessNever(row, 9)),
        At(row, 10));

    private static Instant At(IRow row, int column) => new(row.GetInt64(column));

    private static Instant? UnlessNever(IRow row, int column) =>
        At(row, column) is var at && at == Instant.Never ? null : at;
}
