using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Bringers;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Referrals;

namespace LoyaltyPoints.Api.Features.Analytics.Bringers;

/// <summary>What affiliates and members who refer others bring, and what it costs.</summary>
internal sealed class BringerEndpoints(ReadPool readers, AnalyticsScan scan)
{
    private const int MostReferrers = 10_000;

    private static readonly BringerJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure(
                "/affiliates", Json.AnalyticsAnswerAffiliateFiguresAffiliateRow, [Definitions.AffiliateReturn],
                AskAffiliates, (request, _, _) => Task.FromResult(Affiliates(request)))
            .WithName("getAffiliates").WithSummary("What each affiliate brings: traffic, sales, commission, return")
            .WithDescription("A row for each affiliate of the currency, who brought most net sales first, at most "
                + "10,000. `program`, `tier`, `store` and `channel` are refused: commissions know none.");
        routes.MapMeasure(
                "/referrals", Json.AnalyticsAnswerReferralFiguresReferrerRow, [Definitions.ReferralReturn],
                static (parameters, _) => (
                    parameters.Fraction("unitCost", 0, 1_000_000),
                    (int)parameters.Whole("limit", 1, MostReferrers, 100)),
                ReferralsAsync)
            .WithName("getReferrals").WithSummary("What members who refer others bring, and what it costs")
            .WithDescription("A row for each referrer, whose members spent most first. Filters are of the members who "
                + "were brought.")
            .Query("unitCost", "What a unit costs, in the smallest part of the currency, such as `0.8`; without it no "
                + "cost is told.")
            .Query("limit", "How many referrers at most, 1 to 10,000; without it, 100.");
    }

    private static bool AskAffiliates(QuestionParameters parameters, AnalyticsRequest? request)
    {
        foreach (var name in (string[])["program", "tier", "store", "channel"]) parameters.Refuse(name);
        return true;
    }

    private Measured<AffiliateFigures, AffiliateRow> Affiliates(AnalyticsRequest request)
    {
        var (from, to, margin) = (request.Question.From, request.Question.To, request.Settings.Margin?.Share);
        var all = readers.ReadMayLag(session => AffiliateSales.All(
            session, request.TenantId, request.Question.Currency, from, to));
        var rows = all.Select(one => new AffiliateRow(
                one.Affiliate.Id, one.Affiliate.Name, one.ClickingMembers,
                AffiliateFigures.Of(
                    one.Clicks, (one.Buyers, one.NewBuyers),
                    (one.Purchases, one.Sales, one.Returned, one.Commission), margin)))
            .OrderByDescending(row => row.NetSales).ThenBy(row => row.AffiliateId).ToList();
        var total = AffiliateFigures.Of(
            rows.Sum(row => row.Clicks), (rows.Sum(row => row.Buyers), rows.Sum(row => row.NewBuyers)),
            (rows.Sum(row => row.Purchases), rows.Sum(row => row.Sales), rows.Sum(row => row.Returned),
                rows.Sum(row => row.Commission)),
            margin);
        return new Measured<AffiliateFigures, AffiliateRow>(total, rows.Take(MostReferrers).ToList(), null);
    }

    private Task<Measured<ReferralFigures, ReferrerRow>> ReferralsAsync(
        AnalyticsRequest request, (decimal? UnitCost, int Limit) asked, HttpContext context)
    {
        var terms = new ReferralTerms(asked.UnitCost, request.Settings.Margin?.Share);
        var measure = readers.ReadMayLag(session => new ReferralMeasure(
            request.Question, terms, ReferralScan.Made(session, request.TenantId, request.Question.To)));
        return scan.MeasureAsync(request, measure.Add, () => measure.Answer(asked.Limit), context.RequestAborted);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<AffiliateFigures, AffiliateRow>))]
[JsonSerializable(typeof(AnalyticsAnswer<ReferralFigures, ReferrerRow>))]
internal sealed partial class BringerJson : JsonSerializerContext;
