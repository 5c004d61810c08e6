using Dapper;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Liabilities;

/// <summary>Histories of units as they are stored, a row an account.</summary>
public static class UnitHistoryRows
{
    public const int PageSize = 2_000;

    private const string SelectPage = """
        SELECT member_id, entry_count, head_id, history FROM unit_histories
        WHERE tenant_id = @tenant AND member_id > @after AND program_id = @program ORDER BY member_id
        """;

    private const string SelectBehind = """
        SELECT a.member_id, a.entry_count, a.head_id FROM accounts a
        LEFT JOIN unit_histories h ON h.tenant_id = a.tenant_id AND h.member_id = a.member_id
          AND h.program_id = a.program_id
        WHERE a.tenant_id = @tenant AND a.member_id > @after AND a.program_id = @program AND a.entry_count > 0
          AND (h.entry_count IS NULL OR h.entry_count < a.entry_count OR h.time_zone <> @zone)
        ORDER BY a.member_id
        """;

    // SQL Server's COUNT(*) is a 32-bit number.
    private const string CountAllBehind = """
        SELECT CAST(COALESCE(SUM(CAST(1 AS bigint)), 0) AS bigint) FROM accounts a
        LEFT JOIN unit_histories h ON h.tenant_id = a.tenant_id AND h.member_id = a.member_id
          AND h.program_id = a.program_id
        WHERE a.tenant_id = @tenant AND a.program_id = @program AND a.entry_count > 0
          AND (h.entry_count IS NULL OR h.entry_count < a.entry_count OR h.time_zone <> @zone)
        """;

    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("program_id")];

    private static readonly Column[] Content =
        [Text("time_zone"), Long("entry_count"), Id("head_id"), Bytes("history")];

    private static readonly SetStatement Select =
        SetStatement.Find("unit_histories", Key, [Id("member_id"), .. Content]);

    private static readonly SetStatement Append = Insert("unit_histories", [.. Key, .. Content]);

    private static readonly SetStatement Change = Update("unit_histories", Key, Content);

    /// <summary>The next histories of a program after a member, in the order of members.</summary>
    /// <returns>Fewer than <see cref="PageSize"/> where no more come.</returns>
    public static IReadOnlyList<(Guid MemberId, UnitHistory History)> Page(
        Session session, int tenantId, Guid programId, Guid after) =>
    [
        .. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage),
                new
                {
                    tenant = tenantId, after = StoredId.Of(after), program = StoredId.Of(programId), limit = PageSize,
                })
            .Select(row => (row.member_id.Value, UnitHistoryCodec.Decode(
                row.entry_count, row.head_id.Value, row.history))),
    ];

    /// <summary>How many accounts of a program have entries that their histories lack.</summary>
    public static long CountBehind(Session session, int tenantId, Guid programId, string zone) =>
        session.Connection.ExecuteScalar<long>(
            CountAllBehind, new { tenant = tenantId, program = StoredId.Of(programId), zone });

    /// <summary>An account's history and where its months begin; null where none was made yet.</summary>
    public static StoredHistory? Find(Session session, int tenantId, Guid memberId, Guid programId) =>
        Find(session, tenantId, programId, [memberId]).GetValueOrDefault(memberId);

    internal static Dictionary<Guid, StoredHistory> Find(
        Session session, int tenantId, Guid programId, IEnumerable<Guid> members)
    {
        var (wanted, found) = (new RowSet(Select), new Dictionary<Guid, StoredHistory>());
        foreach (var member in members) wanted.Add(tenantId).Add(member).Add(programId);
        new RoundTrip(session).Find(wanted, row => found[row.GetGuid(0)] = new StoredHistory(
            row.GetText(1)!, UnitHistoryCodec.Decode(row.GetInt64(2), row.GetGuid(3), row.GetBytes(4)))).Send();
        return found;
    }

    /// <summary>Accounts with entries that their histories lack, or months that begin elsewhere.</summary>
    internal static IReadOnlyList<AheadAccount> Behind(
        Session session, int tenantId, Guid programId, string zone, Guid after, int limit) =>
    [
        .. session.Connection.Query<Row>(
            session.Dialect.Limited(SelectBehind),
            new { tenant = tenantId, after = StoredId.Of(after), program = StoredId.Of(programId), zone, limit })
            .Select(row => new AheadAccount(row.member_id.Value, row.entry_count, row.head_id.Value)),
    ];

    internal static void Save(
        Session session, int tenantId, Guid programId, string zone,
        IEnumerable<(Guid MemberId, UnitHistory History, bool IsNew)> histories)
    {
        var (appended, changed) = (new RowSet(Append), new RowSet(Change));
        foreach (var (member, history, isNew) in histories)
        {
            (isNew ? appended : changed).Add(tenantId).Add(member).Add(programId).Add(zone).Add(history.EntryCount)
                .Add(history.HeadId).Add(UnitHistoryCodec.Encode(history));
        }

        new RoundTrip(session).Write(appended).Write(changed).Send();
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId member_id { get; set; }

        public long entry_count { get; set; }

        public StoredId head_id { get; set; }

        public byte[] history { get; set; } = [];
    }
}

/// <summary>A history and the IANA id of the zone in which its months begin.</summary>
public sealed record StoredHistory(string TimeZone, UnitHistory History);

/// <summary>An account with entries that its history lacks.</summary>
internal readonly record struct AheadAccount(Guid MemberId, long EntryCount, Guid HeadId);
