using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>Affiliates as they are stored.</summary>
public static class AffiliateRows
{
    private const string Columns = """
        SELECT affiliate_id, name, code, kind, rate, currency, within_days, revision, created_at, updated_at
        FROM affiliates WHERE tenant_id = @tenant
        """;

    private const string SelectOne = Columns + " AND affiliate_id = @affiliate";

    private const string SelectPage = Columns + " AND affiliate_id > @after ORDER BY affiliate_id";

    public static Refusal NotFound => new("affiliate_not_found", "There is no such affiliate.");

    /// <summary>Null where the tenant has no such affiliate.</summary>
    public static Affiliate? Find(Session session, int tenantId, Guid id) => Read(
        session, SelectOne, new { tenant = tenantId, affiliate = StoredId.Of(id) }).SingleOrDefault();

    /// <summary>Affiliates after <paramref name="after"/> in the order of their ids, which is that of their making.
    /// </summary>
    public static IReadOnlyList<Affiliate> Page(Session session, int tenantId, Guid after, int limit) => [.. Read(
        session, session.Dialect.Limited(SelectPage), new { tenant = tenantId, after = StoredId.Of(after), limit })];

    /// <summary>All of the tenant, in the order of their making.</summary>
    internal static IEnumerable<Affiliate> Every(Session session, int tenantId) =>
        Read(session, Columns, new { tenant = tenantId }).OrderBy(affiliate => affiliate.Id);

    internal static AffiliateList All(Session session, int tenantId) =>
        Read(session, Columns, new { tenant = tenantId }).ToList() is { Count: > 0 } all
            ? new AffiliateList(all) : AffiliateList.None;

    private static IEnumerable<Affiliate> Read(Session session, string sql, object parameters) =>
        session.Connection.Query<Row>(sql, parameters, session.CurrentTransaction).Select(row => new Affiliate
        {
            Id = row.affiliate_id.Value,
            Name = row.name,
            Code = row.code,
            Commission = new CommissionTerms((CommissionKind)row.kind, row.rate),
            Currency = row.currency,
            WithinDays = (int)row.within_days,
            Revision = row.revision,
            CreatedAt = new Instant(row.created_at),
            UpdatedAt = new Instant(row.updated_at),
        });

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId affiliate_id { get; set; }

        public string name { get; set; } = "";

        public string code { get; set; } = "";

        public int kind { get; set; }

        public long rate { get; set; }

        public string currency { get; set; } = "";

        public long within_days { get; set; }

        public long revision { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }
    }
}
