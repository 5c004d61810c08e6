using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Storage.Members;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>Merges as they are stored: with the member who stays.</summary>
public static class MergeRows
{
    private const string Columns = """
        SELECT merge_id, member_id, from_id, merged_at, undo_until, undone_at, document FROM member_merges
        """;

    private const string SelectOne =
        Columns + " WHERE tenant_id = @tenantId AND member_id = @into AND merge_id = @merge";

    private const string SelectOpenInto =
        Columns + " WHERE tenant_id = @tenantId AND member_id = @into AND undone_at = @never ORDER BY merge_id";

    private const string SelectBetween =
        "SELECT merge_id FROM member_merges WHERE tenant_id = @tenantId AND member_id = @into AND from_id = @from";

    private const string Insert = """
        INSERT INTO member_merges
          (tenant_id, member_id, merge_id, from_id, merged_at, undo_until, undone_at, document)
        VALUES (@tenantId, @into, @merge, @from, @mergedAt, @undoUntil, @undoneAt, @document)
        """;

    private const string UpdateUndone = """
        UPDATE member_merges SET undone_at = @undoneAt
        WHERE tenant_id = @tenantId AND member_id = @into AND merge_id = @merge
        """;

    /// <summary>Null where the tenant's member has no such merge.</summary>
    public static Merge? Find(Session session, int tenantId, Guid into, Guid id) =>
        Read(session, tenantId, into, id)?.Merge;

    /// <summary>Who was merged into a member, and not taken apart again.</summary>
    public static IReadOnlyList<Guid> FromsOf(Session session, int tenantId, Guid into) =>
        [.. OpenInto(session, tenantId, into).Select(static merge => merge.From)];

    public static Refusal IsMerged(string pointer) => new(
        "member_merged", "The member was merged into another; GET of the member says into which.",
        pointer.Length == 0 ? [] : [new Fault(pointer, FaultCodes.InvalidValue, "Was merged into another member.")]);

    internal static (Merge Merge, CarriedOver Carried)? Read(Session session, int tenantId, Guid into, Guid id) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, into = StoredId.Of(into), merge = StoredId.Of(id) }, session.CurrentTransaction)
            is { } row ? row.Read() : null;

    /// <summary>The merges into a member that were not undone, oldest first.</summary>
    internal static IReadOnlyList<Merge> OpenInto(Session session, int tenantId, Guid into) =>
    [
        .. session.Connection.Query<Row>(
                SelectOpenInto,
                new { tenantId, into = StoredId.Of(into), never = Instant.Never.UnixMilliseconds },
                session.CurrentTransaction)
            .Select(static row => row.Read().Merge),
    ];

    /// <summary>Whether one of two members was ever merged into the other, also where that was undone.</summary>
    internal static bool AreOne(Session session, int tenantId, Guid one, Guid other) =>
        Went(session, tenantId, one, other) || Went(session, tenantId, other, one);

    internal static void Add(Session session, int tenantId, Merge merge, CarriedOver carried) =>
        session.Connection.Execute(Insert, new
        {
            tenantId,
            into = StoredId.Of(merge.Into),
            merge = StoredId.Of(merge.Id),
            from = StoredId.Of(merge.From),
            mergedAt = merge.MergedAt.UnixMilliseconds,
            undoUntil = merge.UndoUntil.UnixMilliseconds,
            undoneAt = merge.UndoneAt.UnixMilliseconds,
            document = MergeDocument.Write(merge, carried),
        }, session.CurrentTransaction);

    internal static void Undone(Session session, int tenantId, Merge merge) => session.Connection.Execute(
        UpdateUndone,
        new
        {
            tenantId, into = StoredId.Of(merge.Into), merge = StoredId.Of(merge.Id),
            undoneAt = merge.UndoneAt.UnixMilliseconds,
        },
        session.CurrentTransaction);

    private static bool Went(Session session, int tenantId, Guid from, Guid into) => session.Connection.Query<StoredId>(
        SelectBetween, new { tenantId, into = StoredId.Of(into), from = StoredId.Of(from) },
        session.CurrentTransaction).Any();

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId merge_id { get; set; }

        public StoredId member_id { get; set; }

        public StoredId from_id { get; set; }

        public long merged_at { get; set; }

        public long undo_until { get; set; }

        public long undone_at { get; set; }

        public byte[] document { get; set; } = [];

        public (Merge Merge, CarriedOver Carried) Read()
        {
            var (accounts, carried) = MergeDocument.Read(document);
            return (new Merge(
                merge_id.Value, member_id.Value, from_id.Value, new Instant(merged_at), new Instant(undo_until),
                new Instant(undone_at), accounts), carried);
        }
    }
}
