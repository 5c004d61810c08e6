using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Alerts;

/// <summary>Alerts as they are stored, newest first.</summary>
public static class AlertRows
{
    private const string Columns = """
        alert_id, member_id, kind, cause, raised_at, evidence, acknowledged_at, acknowledged_by
        """;

    private const string SelectPage = $"""
        SELECT {Columns} FROM alerts
        WHERE tenant_id = @tenant AND alert_id < @before AND (@kind IS NULL OR kind = @kind)
          AND acknowledged_at >= @openUntil
        ORDER BY alert_id DESC
        """;

    private const string SelectOne =
        $"SELECT {Columns} FROM alerts WHERE tenant_id = @tenant AND member_id = @member AND alert_id = @alert";

    private const string Update = """
        UPDATE alerts SET acknowledged_at = @now, acknowledged_by = @actor
        WHERE tenant_id = @tenant AND member_id = @member AND alert_id = @alert
        """;

    /// <param name="before">The id before which to go on; null: from the newest.</param>
    /// <param name="kind">Null: all kinds.</param>
    /// <param name="openOnly">Leaves out those that somebody has acknowledged.</param>
    public static IReadOnlyList<Alert> Page(
        Session session, int tenantId, string? kind, bool openOnly, Guid? before, int limit) =>
        [.. session.Connection.Query<Row>(session.Dialect.Limited(SelectPage), new
        {
            tenant = tenantId, kind, before = StoredId.Of(before ?? Guid.AllBitsSet),
            openUntil = openOnly ? Instant.Never.UnixMilliseconds : Instant.Beginning.UnixMilliseconds, limit,
        }).Select(static row => row.Alert())];

    /// <summary>Says that somebody has looked; whoever said so first stays.</summary>
    /// <returns>Null where the tenant has no such alert.</returns>
    public static Alert? Acknowledge(Batch batch, int tenantId, MemberOwnedId id, string actor)
    {
        var key = new { tenant = tenantId, member = StoredId.Of(id.MemberId), alert = StoredId.Of(id.Id) };
        var (connection, transaction) = (batch.Session.Connection, batch.Session.CurrentTransaction);
        var known = connection.QuerySingleOrDefault<Row>(SelectOne, key, transaction)?.Alert();
        if (known is null || known.AcknowledgedAt != Instant.Never) return known;
        var now = batch.NowOf(tenantId);
        connection.Execute(
            Update, new { key.tenant, key.member, key.alert, now = now.UnixMilliseconds, actor }, transaction);
        return known with { AcknowledgedAt = now, AcknowledgedBy = actor };
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId alert_id { get; set; }

        public StoredId member_id { get; set; }

        public string kind { get; set; } = "";

        public string cause { get; set; } = "";

        public long raised_at { get; set; }

        public byte[] evidence { get; set; } = [];

        public long acknowledged_at { get; set; }

        public string? acknowledged_by { get; set; }

        public Alert Alert() => new(
            alert_id.Value, member_id.Value, kind, cause, new Instant(raised_at), evidence,
            new Instant(acknowledged_at), acknowledged_by);
    }
}
