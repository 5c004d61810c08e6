using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Purchasing;
using LoyaltyPoints.Api.Binding;

namespace LoyaltyPoints.Api.Features.Analytics.Purchasing;

/// <summary>GET /v1/analytics/purchasing: how members buy.</summary>
internal sealed class PurchasingEndpoint(AnalyticsScan scan)
{
    private static readonly PurchasingJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapMeasure(
            "/purchasing", Json.AnalyticsAnswerPurchasingFiguresPurchasingMonth,
            [
                Definitions.RepeatPurchaseRate, Definitions.PurchaseFrequency, Definitions.AverageBasket,
                Definitions.Revenue, Definitions.TimeBetweenPurchases,
            ],
            MeasureAsync)
        .WithName("getPurchasing").WithSummary("How members buy: repeat purchases, frequency, baskets, gaps")
        .WithDescription("In the whole period, and a row for each local month. A member who buys in two months counts "
            + "in both, once in the whole.");

    private Task<Measured<PurchasingFigures, PurchasingMonth>> MeasureAsync(
        AnalyticsRequest request, HttpContext context)
    {
        var measure = new PurchasingMeasure(request.Question);
        return scan.MeasureAsync(
            request, measure.Add, () => (measure.Total(), measure.Months()), context.RequestAborted);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<PurchasingFigures, PurchasingMonth>))]
internal sealed partial class PurchasingJson : JsonSerializerContext;
