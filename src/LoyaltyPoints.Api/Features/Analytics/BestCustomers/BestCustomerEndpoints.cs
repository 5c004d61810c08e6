using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.BestCustomers;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;

namespace LoyaltyPoints.Api.Features.Analytics.BestCustomers;

/// <summary>Who is best: RFM, deciles, the Pareto curve, and who moves.</summary>
internal sealed class BestCustomerEndpoints(AnalyticsScan scan)
{
    private const int MostMembers = 10_000;

    private static readonly BestCustomerJson Json = new(StrictJson.NewOptions());

    private static readonly MeasureDefinition[] Spending =
        [Definitions.Revenue, Definitions.RevenuePerMember, Definitions.ProfitContribution];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure(
                "/rfm", Json.AnalyticsAnswerSpendSummaryRfmCell, [Definitions.RfmQuintiles, .. Spending],
                (request, context) => OfSpendAsync(request, false, RfmMeasure.Of, context))
            .WithName("getRfm").WithSummary("Members by recency, frequency and monetary value, in quintiles")
            .WithDescription("A row for each of the up to 125 cells that has members, the best first.");
        routes.MapMeasure(
                "/rfm/members", Json.AnalyticsAnswerSpendSummaryRfmMember, [Definitions.RfmQuintiles, .. Spending],
                (parameters, _) => AskMembers(parameters),
                (request, asked, context) => OfSpendAsync(
                    request, true, list => RfmMeasure.MembersOf(list, asked.Only, asked.Limit), context))
            .WithName("listRfmMembers").WithSummary("Members with their quintiles, the best first")
            .WithDescription("By `group`, then revenue. The summary is of all who bought, whichever are listed.")
            .Query("recency", "Only members of this quintile, 1 to 5.")
            .Query("frequency", "Only members of this quintile, 1 to 5.")
            .Query("monetary", "Only members of this quintile, 1 to 5.")
            .Query("group", "Only members of this group, 1 to 5.")
            .Query("limit", "How many members at most, 1 to 10,000; without it, 100.");
        routes.MapMeasure(
                "/deciles", Json.AnalyticsAnswerSpendSummaryDecileRow, [Definitions.SpendingDeciles, .. Spending],
                (request, context) => OfSpendAsync(request, false, DecileMeasure.Of, context))
            .WithName("getDeciles").WithSummary("Members in tenths by what they spend, with their contribution");
        routes.MapMeasure(
                "/pareto", Json.AnalyticsAnswerParetoSummaryParetoPoint,
                [Definitions.ParetoCurve, Definitions.GiniCoefficient, Definitions.Revenue],
                (request, context) => OfSpendAsync(request, false, ParetoMeasure.Of, context))
            .WithName("getPareto").WithSummary("What share of revenue the best members bring")
            .WithDescription("100 rows: the best 1 percent of those who bought, the best 2, up to all.");
        routes.MapMeasure(
                "/movement", Json.AnalyticsAnswerMovementSummaryMovementRow,
                [Definitions.GroupMovement, Definitions.RfmQuintiles, Definitions.SpendingDeciles, Definitions.Revenue],
                static (parameters, _) => parameters.Word("by", "rfm", "decile") == "rfm"
                    ? MovementGroups.Rfm : MovementGroups.Decile,
                MoveAsync)
            .WithName("getMovement").WithSummary("Who moved from group to group since the period before")
            .WithDescription("A row for each pair of groups that has members.")
            .Query("by", "`rfm`: the groups 1 to 5 of `/v1/analytics/rfm`, 5 is best; `decile`: 1 to 10, 1 is best. "
                + "Without it, `rfm`.");
    }

    private static (RfmFilter Only, int Limit) AskMembers(QuestionParameters parameters) => (
        new RfmFilter(
            (int?)parameters.Whole("recency", 1, 5), (int?)parameters.Whole("frequency", 1, 5),
            (int?)parameters.Whole("monetary", 1, 5), (int?)parameters.Whole("group", 1, 5)),
        (int)parameters.Whole("limit", 1, MostMembers, 100));

    private Task<Measured<TSummary, TRow>> OfSpendAsync<TSummary, TRow>(
        AnalyticsRequest request, bool withIds,
        Func<SpendList, (TSummary Summary, IReadOnlyList<TRow> Rows)> of, HttpContext context)
    {
        var list = new SpendList(request.Question, withIds);
        return scan.MeasureAsync(request, list.Add, () => of(list), context.RequestAborted);
    }

    private Task<Measured<MovementSummary, MovementRow>> MoveAsync(
        AnalyticsRequest request, MovementGroups by, HttpContext context)
    {
        var measure = new MovementMeasure(request.Question, by);
        return scan.MeasureAsync(request, measure.Add, measure.Answer, context.RequestAborted);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<SpendSummary, RfmCell>))]
[JsonSerializable(typeof(AnalyticsAnswer<SpendSummary, RfmMember>))]
[JsonSerializable(typeof(AnalyticsAnswer<SpendSummary, DecileRow>))]
[JsonSerializable(typeof(AnalyticsAnswer<ParetoSummary, ParetoPoint>))]
[JsonSerializable(typeof(AnalyticsAnswer<MovementSummary, MovementRow>))]
internal sealed partial class BestCustomerJson : JsonSerializerContext;
