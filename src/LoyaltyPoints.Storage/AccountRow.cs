using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage;

/// <summary>An account as a row; the same statement serves the writer and the readers.</summary>
internal static class AccountRow
{
    public const string Select = """
        SELECT program_id, enrolled_at, entry_count, head_id, head_hash, lifetime_earned, lots FROM accounts
        WHERE tenant_id = @tenant AND member_id = @member
        """;

    public static void Load(Statement select, MemberState member)
    {
        select.Bind(member.TenantId).Bind(member.MemberId);
        while (select.Read())
        {
            member.Put(new Account
            {
                TenantId = member.TenantId,
                MemberId = member.MemberId,
                ProgramId = select.GetGuid(0),
                EnrolledAt = new Instant(select.GetInt64(1)),
                EntryCount = select.GetInt64(2),
                HeadId = select.GetGuid(3),
                HeadHash = select.GetBytes(4).ToArray(),
                LifetimeEarned = select.GetInt64(5),
                Lots = LotsCodec.Decode(select.GetBytes(6)),
            });
        }
    }
}
