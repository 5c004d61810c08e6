using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>A local day of a partner.</summary>
internal readonly record struct PartnerDayKey(PartnerKey Partner, DateOnly Day);

/// <summary>
/// What counts for the limits of partners' days; read and changed only while the partner's row is locked. Reservations
/// that have lapsed are counted back when a day has no room without them, so that nobody has to sweep.
/// </summary>
internal sealed class PartnerDayTable(WriteSession session) : BatchTable<PartnerDayKey, PartnerDayTable.Counters>
{
    private const string SumLapsed = """
        SELECT CAST(COALESCE(SUM(units), 0) AS bigint), CAST(COALESCE(SUM(CAST(1 AS bigint)), 0) AS bigint)
        FROM partner_holds
        WHERE tenant_id = @tenant AND partner_id = @partner AND day = @day AND state = 1 AND lapses_at <= @now
        """;

    private const string CountBackLapsed = """
        UPDATE partner_holds SET state = 2
        WHERE tenant_id = @tenant AND partner_id = @partner AND day = @day AND state = 1 AND lapses_at <= @now
        """;

    private static readonly Column[] Key = [Int("tenant_id"), Id("partner_id"), Int("day")];

    private static readonly Column[] Counted = [Long("units"), Long("redemptions"), Long("requests")];

    private static readonly SetStatement Select = SetStatement.Find("partner_days", Key, [.. Key, .. Counted]);

    private static readonly SetStatement First = Insert("partner_days", [.. Key, .. Counted]);

    private static readonly SetStatement Later = Update("partner_days", Key, Counted);

    private readonly HashSet<PartnerDayKey> stored = [];
    private readonly HashSet<PartnerDayKey> changed = [];

    public void Add(PartnerDayKey key, PartnerDay more)
    {
        if (more == default) return;
        Put(key, new Counters(Find(key)!.Day.Plus(more)));
        changed.Add(key);
    }

    /// <summary>Gives the room of lapsed reservations back; false where there are none.</summary>
    public bool TryCountBackLapsed(PartnerDayKey key, Instant now)
    {
        var sum = Bound(SumLapsed, key, now);
        sum.Read();
        var lapsed = new PartnerDay(-sum.GetInt64(0), -sum.GetInt64(1), 0);
        sum.Reset();
        if (lapsed.Redemptions == 0) return false;
        Bound(CountBackLapsed, key, now).Execute();
        Add(key, lapsed);
        return true;
    }

    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var key in changed)
        {
            var day = Find(key)!.Day;
            AddKey(stored.Add(key) ? first : later, key).Add(day.Units).Add(day.Redemptions).Add(day.Requests);
        }

        trip.Write(first).WriteAll(later);
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<PartnerDayKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys)
        {
            AddKey(wanted, key);
            Put(key, new Counters(default));
        }

        trip.Find(wanted, row =>
        {
            var key = new PartnerDayKey(new PartnerKey(row.GetInt32(0), row.GetGuid(1)), LocalDay.Of(row.GetInt32(2)));
            stored.Add(key);
            Put(key, new Counters(new PartnerDay(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))));
        });
    }

    private Dialects.Statement Bound(string sql, PartnerDayKey key, Instant now) => session.Prepared(sql)
        .Bind(key.Partner.TenantId).Bind(key.Partner.PartnerId).Bind(LocalDay.Number(key.Day))
        .Bind(now.UnixMilliseconds);

    private static RowSet AddKey(RowSet rows, PartnerDayKey key) =>
        rows.Add(key.Partner.TenantId).Add(key.Partner.PartnerId).Add(LocalDay.Number(key.Day));

    /// <summary>A day that was looked for, whether or not it has a row.</summary>
    internal sealed record Counters(PartnerDay Day);
}
