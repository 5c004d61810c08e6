using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.WinBacks;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.WinBacks;

/// <summary>Lists of members to win back, as they are stored.</summary>
public static class WinBackRow
{
    private const string Insert = """
        INSERT INTO win_back_lists (tenant_id, list_id, name, as_of, period_from, period_to, currency, silent_days,
          minimum_revenue, control_percent, members, created_at)
        VALUES (@tenant, @list, @name, @asOf, @from, @to, @currency, @days, @minimum, @control, @members, @created)
        """;

    private const string Columns = """
        SELECT list_id, name, as_of, period_from, period_to, currency, silent_days, minimum_revenue, control_percent,
          members, created_at
        FROM win_back_lists WHERE tenant_id = @tenant
        """;

    private const string SelectOne = Columns + " AND list_id = @list";

    private const string SelectNext = """
        SELECT list_id FROM win_back_lists WHERE tenant_id = @tenant AND list_id > @after ORDER BY list_id
        """;

    /// <summary>Null where the tenant has no such list.</summary>
    public static WinBackList? Find(Session session, int tenantId, Guid id)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(id);
        try
        {
            return select.Read() ? Read(select) : null;
        }
        finally
        {
            // Also where the members cannot be read: verification goes on with this session.
            select.Reset();
        }
    }

    /// <summary>Lists after one in the order of their making.</summary>
    public static IReadOnlyList<WinBackList> Page(Session session, int tenantId, Guid after, int limit)
    {
        var ids = session.Connection.Query<StoredId>(
            session.Dialect.Limited(SelectNext), new { tenant = tenantId, after = StoredId.Of(after), limit });
        return [.. ids.ToList().Select(id => Find(session, tenantId, id.Value)!)];
    }

    /// <summary>Writes a new list.</summary>
    public static void Create(Batch batch, int tenantId, WinBackList list) => batch.Session.Prepared(Insert)
        .Bind(tenantId).Bind(list.Id).Bind(list.Name).Bind(list.AsOf.UnixMilliseconds)
        .Bind(list.From.UnixMilliseconds).Bind(list.To.UnixMilliseconds).Bind(list.Currency)
        .Bind((long)list.SilentAfterDays).Bind(list.MinimumRevenue).Bind((long)list.ControlPercent)
        .Bind(WinBackCodec.Encode(list.Members)).Bind(list.CreatedAt.UnixMilliseconds).Execute();

    private static WinBackList Read(Statement select) => new()
    {
        Id = select.GetGuid(0),
        Name = select.GetText(1)!,
        AsOf = new Instant(select.GetInt64(2)),
        From = new Instant(select.GetInt64(3)),
        To = new Instant(select.GetInt64(4)),
        Currency = select.GetText(5)!,
        SilentAfterDays = (int)select.GetInt64(6),
        MinimumRevenue = select.GetInt64(7),
        ControlPercent = (int)select.GetInt64(8),
        Members = WinBackCodec.Decode(select.GetBytes(9)),
        CreatedAt = new Instant(select.GetInt64(10)),
    };
}
