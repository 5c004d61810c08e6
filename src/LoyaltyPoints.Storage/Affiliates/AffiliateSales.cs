using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>What an affiliate brought in a period. Money in the smallest part of the currency asked for.</summary>
/// <param name="Clicks">Of members, by the affiliate's links.</param>
/// <param name="ClickingMembers">Who made them.</param>
/// <param name="Buyers">Members with a purchase that is the affiliate's.</param>
/// <param name="NewBuyers">Of them, those of whom it is the first that is the affiliate's.</param>
/// <param name="Returned">What returns took off, 0 or more.</param>
/// <param name="Commission">Of sales less returns.</param>
public sealed record AffiliateSales(
    Affiliate Affiliate, long Clicks, long ClickingMembers, long Buyers, long NewBuyers, long Purchases, long Sales,
    long Returned, long Commission)
{
    private const string SumClicks = """
        SELECT affiliate_id, CAST(SUM(CAST(1 AS bigint)) AS bigint), CAST(COUNT(DISTINCT member_id) AS bigint)
        FROM affiliate_clicks WHERE tenant_id = @tenant AND clicked_at >= @from AND clicked_at < @to
        GROUP BY affiliate_id
        """;

    private const string SumSales = """
        SELECT affiliate_id,
          CAST(SUM(CASE WHEN number = 0 THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END) AS bigint),
          CAST(SUM(CASE WHEN number = 0 THEN basis ELSE CAST(0 AS bigint) END) AS bigint),
          CAST(SUM(CASE WHEN number = 0 THEN CAST(0 AS bigint) ELSE basis END) AS bigint),
          CAST(SUM(amount) AS bigint)
        FROM affiliate_commissions
        WHERE tenant_id = @tenant AND currency = @currency AND occurred_at >= @from AND occurred_at < @to
        GROUP BY affiliate_id
        """;

    private const string CountBuyers = """
        SELECT affiliate_id, CAST(SUM(CAST(1 AS bigint)) AS bigint),
          CAST(SUM(CASE WHEN first_at >= @from THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END) AS bigint)
        FROM (
          SELECT affiliate_id, member_id, MIN(occurred_at) AS first_at, MAX(occurred_at) AS last_at
          FROM affiliate_commissions
          WHERE tenant_id = @tenant AND currency = @currency AND occurred_at < @to AND number = 0
          GROUP BY affiliate_id, member_id) buyers
        WHERE last_at >= @from GROUP BY affiliate_id
        """;

    /// <summary>Of each affiliate of the currency, also without anything; in the order of their making.</summary>
    /// <param name="from">By when clicks, purchases and returns occurred.</param>
    public static IReadOnlyList<AffiliateSales> All(
        Session session, int tenantId, string currency, Instant from, Instant to)
    {
        var period = new
        {
            tenant = tenantId, currency, from = from.UnixMilliseconds, to = to.UnixMilliseconds,
        };
        var clicks = session.Connection.Query<(StoredId Id, long Clicks, long Members)>(SumClicks, period)
            .ToDictionary(row => row.Id.Value);
        var sales = session.Connection
            .Query<(StoredId Id, long Purchases, long Sales, long Returned, long Commission)>(SumSales, period)
            .ToDictionary(row => row.Id.Value);
        var buyers = session.Connection.Query<(StoredId Id, long Buyers, long New)>(CountBuyers, period)
            .ToDictionary(row => row.Id.Value);
        var affiliates = AffiliateRows.Every(session, tenantId).Where(affiliate => affiliate.Currency == currency);
        return [.. affiliates.Select(Of)];

        AffiliateSales Of(Affiliate affiliate)
        {
            var clicked = clicks.GetValueOrDefault(affiliate.Id);
            var sold = sales.GetValueOrDefault(affiliate.Id);
            var bought = buyers.GetValueOrDefault(affiliate.Id);
            return new AffiliateSales(
                affiliate, clicked.Clicks, clicked.Members, bought.Buyers, bought.New, sold.Purchases, sold.Sales,
                -sold.Returned, sold.Commission);
        }
    }
}
