using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>What members have used of caps.</summary>
public static class CapUsageRows
{
    private const string Select = """
        SELECT used FROM cap_usage
        WHERE tenant_id = @tenant AND member_id = @member AND program_id = @program
          AND cap_id = @cap AND period_start = @period
        """;

    private const string Update = """
        UPDATE cap_usage SET used = @used
        WHERE tenant_id = @tenant AND member_id = @member AND program_id = @program
          AND cap_id = @cap AND period_start = @period
        """;

    private const string Insert = """
        INSERT INTO cap_usage (used, tenant_id, member_id, program_id, cap_id, period_start)
        VALUES (@used, @tenant, @member, @program, @cap, @period)
        """;

    /// <summary>Puts the counters that are not in the member's state yet into it.</summary>
    public static void Load(Session session, MemberState member, IEnumerable<(Guid ProgramId, CapKey Key)> counters)
    {
        foreach (var (programId, key) in counters)
        {
            if (member.HasCapUsage(programId, key)) continue;
            var select = session.Prepared(Select)
                .Bind(member.TenantId).Bind(member.MemberId).Bind(programId).Bind(key.CapId).Bind(key.PeriodStart);
            var used = 0L;
            while (select.Read()) used = select.GetInt64(0);
            member.PutCapUsage(programId, key, used);
        }
    }

    // The counter of a member that this batch has locked: nobody else can make the row in between.
    internal static void Save(Session session, MemberState member, Guid programId, CapKey key, long used)
    {
        if (Bound(Update).Execute() == 0) Bound(Insert).Execute();

        Dialects.Statement Bound(string sql) => session.Prepared(sql).Bind(used).Bind(member.TenantId)
            .Bind(member.MemberId).Bind(programId).Bind(key.CapId).Bind(key.PeriodStart);
    }
}
