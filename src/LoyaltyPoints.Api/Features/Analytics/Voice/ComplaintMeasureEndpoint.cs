using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;

namespace LoyaltyPoints.Api.Features.Analytics.Voice;

/// <summary>GET /v1/analytics/complaints: how many, of what, and how long they take.</summary>
internal sealed class ComplaintMeasureEndpoint(VoiceScan scan)
{
    private static readonly ComplaintMeasureJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapMeasure(
            "/complaints", Json.AnalyticsAnswerComplaintSummaryComplaintRow, [Definitions.ComplaintResolution],
            Ask, MeasureAsync)
        .WithName("getComplaintMeasures").WithSummary("How many complain, of what, and how long it takes")
        .WithDescription("Complaints opened in the period: in all, and by group.")
        .Query("by", "`code`, `store`, `channel`, `product` (sku), `category` or `month`; without it, by code.")
        .Query("limit", GroupLimit.Description);

    private static (VoiceGrouping By, int Limit) Ask(QuestionParameters parameters, AnalyticsRequest? request) => (
        parameters.Word("by", "code", "store", "channel", "product", "category", "month") switch
        {
            "store" => VoiceGrouping.Store,
            "channel" => VoiceGrouping.Channel,
            "product" => VoiceGrouping.Product,
            "category" => VoiceGrouping.Category,
            "month" => VoiceGrouping.Month,
            _ => VoiceGrouping.Code,
        },
        GroupLimit.Read(parameters));

    private async Task<Measured<ComplaintSummary, ComplaintRow>> MeasureAsync(
        AnalyticsRequest request, (VoiceGrouping By, int Limit) asked, HttpContext context)
    {
        var measure = new ComplaintMeasure(asked.By, request.Question.Calendar, request.Question.AsOf);
        await scan.ComplaintsAsync(request, measure.Add, context.RequestAborted);
        var (summary, rows) = measure.Answer(asked.Limit);
        return new Measured<ComplaintSummary, ComplaintRow>(summary, rows, UpTo: null);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<ComplaintSummary, ComplaintRow>))]
internal sealed partial class ComplaintMeasureJson : JsonSerializerContext;
