using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Standings;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage;

/// <summary>An account as a row.</summary>
internal static class AccountRow
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    private static readonly Column[] Columns =
    [
        Int("tenant_id"), Id("member_id"), Id("program_id"), Long("enrolled_at"), Long("entry_count"), Id("head_id"),
        Bytes("head_hash"), Long("lifetime_earned"), Bytes("lots"),
        Bytes("standing"), Long("due_at"),
    ];

    /// <summary>All accounts of members, by tenant and member, for a transaction that may change them.</summary>
    public static readonly SetStatement LockOfMembers = new()
    {
        Kind = SetKind.Find, Table = "accounts", Key = Key, Output = Columns, Lock = RowLock.Exclusive,
        LockOrder = [Id("program_id")],
    };

    /// <summary>The same for those who only read.</summary>
    public static readonly SetStatement OfMembers = Find("accounts", Key, Columns);

    private const string Select = """
        SELECT tenant_id, member_id, program_id, enrolled_at, entry_count, head_id, head_hash, lifetime_earned, lots,
          standing, due_at
        FROM accounts WHERE tenant_id = @tenant AND member_id = @member
        """;

    private static readonly SetStatement Changes = Update(
        "accounts", [.. Key, Id("program_id")],
        [
            Long("entry_count"), Id("head_id"), Bytes("head_hash"), Long("lifetime_earned"), Bytes("lots"),
            Bytes("standing"), Long("due_at"),
        ],
        guard: Long("entry_count"));

    /// <summary>The member with all accounts; without any where there is no such member.</summary>
    /// <exception cref="InvalidDataException">An account's lots cannot be read.</exception>
    public static MemberState Load(Session session, int tenantId, Guid memberId)
    {
        var member = new MemberState(tenantId, memberId);
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId);
        try
        {
            while (select.Read()) member.Put(Read(select));
        }
        finally
        {
            // Also where a row cannot be understood: the next member asks the same statement.
            select.Reset();
        }

        return member;
    }

    public static Account Read(IRow row)
    {
        var lots = LotsCodec.Decode(row.GetBytes(8), out var holds);
        return new Account
        {
            TenantId = row.GetInt32(0),
            MemberId = row.GetGuid(1),
            ProgramId = row.GetGuid(2),
            EnrolledAt = new Instant(row.GetInt64(3)),
            EntryCount = row.GetInt64(4),
            HeadId = row.GetGuid(5),
            HeadHash = row.GetBytes(6).ToArray(),
            LifetimeEarned = row.GetInt64(7),
            Lots = lots,
            Holds = holds,
            Standing = StandingCodec.Decode(row.GetBytes(9)),
            DueAt = new Instant(row.GetInt64(10)),
        };
    }

    /// <summary>Accounts that have changed, each with the number of entries it had when it was loaded.</summary>
    public static RowSet Changed(IEnumerable<(Account After, long EntriesBefore)> accounts)
    {
        var rows = new RowSet(Changes);
        foreach (var (account, entriesBefore) in accounts)
        {
            rows.Add(account.TenantId).Add(account.MemberId).Add(account.ProgramId)
                .Add(account.EntryCount).Add(account.HeadId).Add(account.HeadHash).Add(account.LifetimeEarned)
                .Add(LotsCodec.Encode(account.Lots, account.Holds)).Add(StandingCodec.Encode(account.Standing))
                .Add(account.DueAt.UnixMilliseconds)
                .Add(entriesBefore);
        }

        return rows;
    }
}
