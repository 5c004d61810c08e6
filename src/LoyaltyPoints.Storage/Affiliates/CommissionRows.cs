using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>What came of an affiliate's sales in one currency. Money in its smallest part.</summary>
/// <param name="SalesAmount">What the goods sold cost without tax.</param>
/// <param name="ReturnsAmount">What returns took off that; 0 or less.</param>
/// <param name="Commission">Of both.</param>
public sealed record CommissionTotals(
    string Currency, long Sales, long SalesAmount, long Returns, long ReturnsAmount, long Commission);

/// <summary>Questions over commissions.</summary>
public static class CommissionRows
{
    private const string SumByCurrency = """
        SELECT currency,
          CAST(SUM(CASE WHEN number = 0 THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END) AS bigint),
          CAST(SUM(CASE WHEN number = 0 THEN basis ELSE CAST(0 AS bigint) END) AS bigint),
          CAST(SUM(CASE WHEN number = 0 THEN CAST(0 AS bigint) ELSE CAST(1 AS bigint) END) AS bigint),
          CAST(SUM(CASE WHEN number = 0 THEN CAST(0 AS bigint) ELSE basis END) AS bigint),
          CAST(SUM(amount) AS bigint)
        FROM affiliate_commissions
        WHERE tenant_id = @tenant AND affiliate_id = @affiliate AND recorded_at >= @from AND recorded_at < @to
        GROUP BY currency ORDER BY currency
        """;

    private const string Columns = """
        SELECT line_id, member_id, purchase_id, number, affiliate_id, kind, rate, currency, attributed_by, basis,
          amount, occurred_at, recorded_at
        FROM affiliate_commissions WHERE tenant_id = @tenant
        """;

    private const string SelectPage = Columns + """
         AND affiliate_id = @affiliate AND recorded_at >= @from AND recorded_at < @to
          AND (recorded_at > @at OR (recorded_at = @at AND line_id > @after))
        ORDER BY recorded_at, line_id
        """;

    private const string SelectOfPurchase = Columns + """
         AND member_id = @member AND purchase_id = @purchase ORDER BY number
        """;

    private const string SelectSales = Columns + """
         AND number = 0 AND (member_id > @member OR (member_id = @member AND purchase_id > @purchase))
        ORDER BY member_id, purchase_id
        """;

    /// <summary>What was recorded from an instant on and before another, by currency.</summary>
    public static IReadOnlyList<CommissionTotals> Totals(
        Session session, int tenantId, Guid affiliateId, Instant from, Instant to) =>
        [.. session.Connection.Query<(string, long, long, long, long, long)>(SumByCurrency, new
        {
            tenant = tenantId, affiliate = StoredId.Of(affiliateId), from = from.UnixMilliseconds,
            to = to.UnixMilliseconds,
        }).Select(row => new CommissionTotals(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5, row.Item6))];

    /// <summary>The lines of a statement in the order of recording.</summary>
    /// <param name="after">The last line that was shown: when it was recorded, and its id.</param>
    public static IReadOnlyList<CommissionLine> Page(
        Session session, int tenantId, Guid affiliateId, Instant from, Instant to, (Instant At, Guid Id) after,
        int limit) => [.. Read(session, session.Dialect.Limited(SelectPage), new
        {
            tenant = tenantId, affiliate = StoredId.Of(affiliateId), from = from.UnixMilliseconds,
            to = to.UnixMilliseconds, at = after.At.UnixMilliseconds, after = StoredId.Of(after.Id), limit,
        })];

    /// <summary>The line of a purchase and those of its returns; empty where it is nobody's.</summary>
    public static IReadOnlyList<CommissionLine> Of(Session session, int tenantId, Guid memberId, Guid purchaseId) =>
        [.. Read(session, SelectOfPurchase, new
        {
            tenant = tenantId, member = StoredId.Of(memberId), purchase = StoredId.Of(purchaseId),
        })];

    /// <summary>The line of a purchase with what its returns have left of it; null where it is nobody's.</summary>
    public static CommissionLine? Left(Session session, int tenantId, Guid memberId, Guid purchaseId) =>
        Of(session, tenantId, memberId, purchaseId) is { Count: > 0 } lines ? lines[0] with
        {
            Basis = lines.Sum(static line => line.Basis), Amount = lines.Sum(static line => line.Amount),
        } : null;

    /// <summary>The lines of purchases alone, by member and purchase, after one of them.</summary>
    internal static IReadOnlyList<CommissionLine> Sales(
        Session session, int tenantId, (Guid MemberId, Guid PurchaseId) after, int limit) =>
        [.. Read(session, session.Dialect.Limited(SelectSales), new
        {
            tenant = tenantId, member = StoredId.Of(after.MemberId), purchase = StoredId.Of(after.PurchaseId), limit,
        })];

    private static IEnumerable<CommissionLine> Read(Session session, string sql, object parameters) =>
        session.Connection.Query<Row>(sql, parameters).Select(row => new CommissionLine(
            row.line_id.Value, row.member_id.Value, row.purchase_id.Value, row.number,
            new Attribution(
                row.affiliate_id.Value, new CommissionTerms((CommissionKind)row.kind, row.rate), row.currency,
                row.attributed_by),
            row.basis, row.amount, new Instant(row.occurred_at), new Instant(row.recorded_at)));

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId line_id { get; set; }

        public StoredId member_id { get; set; }

        public StoredId purchase_id { get; set; }

        public int number { get; set; }

        public StoredId affiliate_id { get; set; }

        public int kind { get; set; }

        public long rate { get; set; }

        public string currency { get; set; } = "";

        public string attributed_by { get; set; } = "";

        public long basis { get; set; }

        public long amount { get; set; }

        public long occurred_at { get; set; }

        public long recorded_at { get; set; }
    }
}
