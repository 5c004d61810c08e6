using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Audit;

/// <summary>An act as it was recorded.</summary>
/// <param name="Target">Empty where it was about no single thing.</param>
/// <param name="Writes">How many writes of the request shared this transaction.</param>
/// <param name="BodyHash">SHA-256; empty where there was no body, or it came line by line.</param>
public sealed record AuditEntry(
    Guid Id, Instant RecordedAt, Actor Actor, string Address, string Method, string Route, string Target, int Status,
    long Writes, string RequestId, byte[] BodyHash);

/// <summary>Which acts are asked for; null: of any.</summary>
/// <param name="Before">The id before which to go on; null: from the newest.</param>
public sealed record AuditFilter(Instant? From, Instant? To, string? Actor, string? Target, Guid? Before);

/// <summary>The audit log, newest first.</summary>
public static class AuditRows
{
    private const string Columns = """
        SELECT act_id, recorded_at, actor_type, actor, label, address, method, route, target, status, writes, request,
          body_hash
        FROM audit_log
        WHERE tenant_id = @tenant AND act_id < @before AND recorded_at >= @from AND recorded_at < @to
        """;

    private const string NewestFirst = " ORDER BY act_id DESC";

    private const string OfActor = " AND actor = @actor";

    private const string OfTarget = " AND target = @target";

    private const string SelectAll = Columns + NewestFirst;

    private const string SelectOfActor = Columns + OfActor + NewestFirst;

    private const string SelectOfTarget = Columns + OfTarget + NewestFirst;

    private const string SelectOfBoth = Columns + OfActor + OfTarget + NewestFirst;

    public static IReadOnlyList<AuditEntry> Page(Session session, int tenantId, AuditFilter filter, int limit)
    {
        var sql = (filter.Actor, filter.Target) switch
        {
            (null, null) => SelectAll,
            (_, null) => SelectOfActor,
            (null, _) => SelectOfTarget,
            _ => SelectOfBoth,
        };
        return [.. session.Connection.Query<Row>(session.Dialect.Limited(sql), new
        {
            tenant = tenantId, before = StoredId.Of(filter.Before ?? Guid.AllBitsSet),
            from = (filter.From ?? Instant.Beginning).UnixMilliseconds,
            to = (filter.To ?? Instant.Never).UnixMilliseconds, actor = filter.Actor, target = filter.Target, limit,
        }).Select(static row => row.Entry())];
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId act_id { get; set; }

        public long recorded_at { get; set; }

        public string actor_type { get; set; } = "";

        public string actor { get; set; } = "";

        public string label { get; set; } = "";

        public string address { get; set; } = "";

        public string method { get; set; } = "";

        public string route { get; set; } = "";

        public string target { get; set; } = "";

        public long status { get; set; }

        public long writes { get; set; }

        public string request { get; set; } = "";

        public byte[] body_hash { get; set; } = [];

        public AuditEntry Entry() => new(
            act_id.Value, new Instant(recorded_at), new Actor(actor_type, actor, label), address, method, route, target,
            (int)status, writes, request, body_hash);
    }
}
