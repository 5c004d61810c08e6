using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Storage.Members;

/// <summary>Queries over members that both the writer and the readers ask.</summary>
public static class MemberRows
{
    private const string SelectOne = "SELECT 1 FROM members WHERE tenant_id = @tenant AND member_id = @member";

    private const string SelectMergedInto =
        "SELECT merged_into_id FROM members WHERE tenant_id = @tenant AND member_id = @member";

    private const string SelectByIdentifier = """
        SELECT member_id FROM member_identifiers WHERE tenant_id = @tenant AND kind = @kind AND value = @value
        """;

    private const string SelectIdentifiers = """
        SELECT kind, value, sealed, merge_id FROM member_identifiers
        WHERE tenant_id = @tenantId AND member_id = @member ORDER BY kind, value
        """;

    private const string Columns = """
        SELECT member_id, external_id, name, birthday, attributes, revision, created_at, updated_at,
          merged_into_id, erased_at
        FROM members
        """;

    private const string SelectMember = Columns + " WHERE tenant_id = @tenantId AND member_id = @member";

    private const string SelectPage =
        Columns + " WHERE tenant_id = @tenantId AND member_id > @after ORDER BY member_id";

    public static bool Exists(Session session, int tenantId, Guid memberId)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(memberId);
        var exists = select.Read();
        select.Reset();
        return exists;
    }

    /// <summary>As <see cref="State"/>; where the member was merged into another, of that other.</summary>
    public static MemberState Current(Session session, int tenantId, Guid memberId)
    {
        var state = State(session, tenantId, memberId);
        var into = state.Accounts.Count > 0 ? state.Accounts.First().Standing.MergedInto
            : MergedInto(session, tenantId, memberId);
        return into is { } other ? State(session, tenantId, other) : state;
    }

    /// <summary>Who a member was merged into; null where into nobody.</summary>
    public static Guid? MergedInto(Session session, int tenantId, Guid memberId)
    {
        var select = session.Prepared(SelectMergedInto).Bind(tenantId).Bind(memberId);
        if (!select.Read()) return null;
        var into = select.GetGuid(0);
        select.Reset();
        return into == Guid.Empty ? null : into;
    }

    public static Refusal NotFound(string pointer) => new(
        "member_not_found", "There is no such member.",
        [new Fault(pointer, "invalid_value", "Names no member of this tenant.")]);

    /// <summary>The member who has this identifier; null where none has.</summary>
    public static Guid? ByIdentifier(Session session, int tenantId, string kind, string value)
    {
        // Mostly the first: others only while members lie in plain or under an older key.
        foreach (var name in session.Dialect.Personal.Names(tenantId, kind, value))
        {
            var select = session.Prepared(SelectByIdentifier).Bind(tenantId).Bind(kind).Bind(name);
            if (!select.Read()) continue;
            var memberId = select.GetGuid(0);
            select.Reset();
            return memberId;
        }

        return null;
    }

    /// <summary>
    /// Of the next members after one, those that do not lie under the current key, and after whom to go on; null: there
    /// are no more.
    /// </summary>
    internal static (IReadOnlyList<Guid> Due, Guid? Next) NotCurrent(
        Session session, int tenantId, Guid after, int limit)
    {
        var rows = session.Connection.Query<Row>(
            session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit }).ToList();
        var personal = session.Dialect.Personal;
        return (
            [.. rows.Where(row => !personal.IsCurrent(row.external_id) || !personal.IsCurrent(row.name)
                    || !personal.IsCurrent(row.birthday)
                    || (row.attributes != "{}" && !personal.IsCurrent(row.attributes))
                    || Stored(session, tenantId, row.member_id.Value).Any(one => one.Name != personal.NameOf(
                        tenantId, one.Identifier.Kind, one.Identifier.Value)))
                .Select(static row => row.member_id.Value)],
            rows.Count < limit ? null : rows[^1].member_id.Value);
    }

    /// <summary>
    /// All identifiers of a member, the id in the tenant's systems too, with what each is found by and the merge by
    /// which it came.
    /// </summary>
    internal static IReadOnlyList<(MemberIdentifier Identifier, string Name, Guid Merge)> Stored(
        Session session, int tenantId, Guid memberId) =>
    [
        .. session.Connection.Query<(string Kind, string Value, string? Sealed, StoredId Merge)>(
                SelectIdentifiers, new { tenantId, member = StoredId.Of(memberId) }, session.CurrentTransaction)
            .Select(row => (
                new MemberIdentifier(
                    row.Kind, row.Sealed is null ? row.Value
                        : session.Dialect.Personal.Open(tenantId, row.Kind, row.Sealed)!),
                row.Value, row.Merge.Value)),
    ];

    /// <summary>Accounts of a member; empty where there is no such member.</summary>
    public static MemberState State(Session session, int tenantId, Guid memberId) =>
        AccountRow.Load(session, tenantId, memberId);

    /// <summary>Null where the tenant has no such member.</summary>
    public static MemberRecord? Find(Session session, int tenantId, Guid memberId) =>
        session.Connection.QuerySingleOrDefault<Row>(
                SelectMember, new { tenantId, member = StoredId.Of(memberId) }, session.CurrentTransaction) is { } row
            ? Complete(session, tenantId, row) : null;

    /// <summary>Members after <paramref name="after"/> in the order of their ids.</summary>
    public static IReadOnlyList<MemberRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => Complete(session, tenantId, row))];

    private static MemberRecord Complete(Session session, int tenantId, Row row)
    {
        var memberId = row.member_id.Value;
        var personal = session.Dialect.Personal;
        return new MemberRecord
        {
            Id = memberId,
            ExternalId = personal.Open(tenantId, MemberFields.ExternalId, row.external_id),
            Name = personal.Open(tenantId, MemberFields.Name, row.name),
            Birthday = MemberFields.Birthday(session, tenantId, row.birthday),
            Attributes = MemberRecord.ParseAttributes(
                personal.Open(tenantId, MemberFields.Attributes, row.attributes)!),
            Identifiers = [.. Stored(session, tenantId, memberId).Select(static one => one.Identifier)
                .Where(static identifier => identifier.Kind != MemberIdentifier.ExternalIdKind)
                .OrderBy(static identifier => identifier.Kind, StringComparer.Ordinal)
                .ThenBy(static identifier => identifier.Value, StringComparer.Ordinal)],
            Accounts = [.. State(session, tenantId, memberId).Accounts],
            Revision = row.revision,
            CreatedAt = new Instant(row.created_at),
            UpdatedAt = new Instant(row.updated_at),
            MergedInto = row.merged_into_id.Value == Guid.Empty ? null : row.merged_into_id.Value,
            ErasedAt = row.erased_at == long.MaxValue ? null : new Instant(row.erased_at),
        };
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId member_id { get; set; }

        public string? external_id { get; set; }

        public string? name { get; set; }

        public string? birthday { get; set; }

        public string attributes { get; set; } = "{}";

        public long revision { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public StoredId merged_into_id { get; set; }

        public long erased_at { get; set; }
    }
}
