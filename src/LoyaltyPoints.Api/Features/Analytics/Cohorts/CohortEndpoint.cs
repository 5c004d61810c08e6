using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Cohorts;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Features.Analytics.Cohorts;

/// <summary>GET /v1/analytics/cohorts: who bought first together, and how many come back.</summary>
internal sealed class CohortEndpoint(AnalyticsScan scan)
{
    // So that an answer has at most 10,000 rows.
    private const int MostCohorts = 180;
    private const int MostPeriods = 52;

    private static readonly CohortJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapMeasure(
            "/cohorts", Json.AnalyticsAnswerCohortSummaryCohortRow,
            [Definitions.CohortRetention, Definitions.Revenue], Ask, MeasureAsync)
        .WithName("getCohorts").WithSummary("Cohorts by first purchase, and how many come back")
        .WithDescription("Members who bought first in the period, by month or week of that purchase; a row for each "
            + "cohort and age, up to `asOf`.")
        .Query("by", "`month` or `week`; without it, by month. At most 180 of them in the period.")
        .Query("periods", "How many months or weeks after the first are told, 1 to 52; without it, 12.");

    private static (CohortGrain Grain, int Periods) Ask(QuestionParameters parameters, AnalyticsRequest? request)
    {
        var grain = parameters.Word("by", "month", "week") == "week" ? CohortGrain.Week : CohortGrain.Month;
        var periods = (int)parameters.Whole("periods", 1, MostPeriods, 12);
        if (request is not null && CohortMeasure.CountOf(request.Question, grain) > MostCohorts)
        {
            parameters.Fault(
                "from", FaultCodes.OutOfRange, $"The period must not have more than {MostCohorts} cohorts.");
        }

        return (grain, periods);
    }

    private Task<Measured<CohortSummary, CohortRow>> MeasureAsync(
        AnalyticsRequest request, (CohortGrain Grain, int Periods) asked, HttpContext context)
    {
        var measure = new CohortMeasure(request.Question, asked.Grain, asked.Periods);
        return scan.MeasureAsync(request, measure.Add, measure.Answer, context.RequestAborted);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<CohortSummary, CohortRow>))]
internal sealed partial class CohortJson : JsonSerializerContext;
