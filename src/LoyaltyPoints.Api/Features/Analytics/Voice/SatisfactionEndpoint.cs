using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;

namespace LoyaltyPoints.Api.Features.Analytics.Voice;

/// <summary>GET /v1/analytics/satisfaction: how satisfied members say they are.</summary>
internal sealed class SatisfactionEndpoint(VoiceScan scan)
{
    private static readonly SatisfactionJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapMeasure(
            "/satisfaction", Json.AnalyticsAnswerSatisfactionSummarySatisfactionRow,
            [
                Definitions.SatisfactionIndex, Definitions.SatisfactionLevels, Definitions.NetPromoterScore,
                Definitions.ResponseRate,
            ],
            Ask, MeasureAsync)
        .WithName("getSatisfaction").WithSummary("How satisfied members say they are, and how many answer")
        .WithDescription("Index, distribution, NPS and response rate, each with its interval: in all, and by group. "
            + "`store` and `channel` are those of what the answer is about. An answer about a purchase of several "
            + "goods is in the group of each.")
        .Query("by", "`month`, `store`, `channel`, `product` (sku), `category` or `survey`; without it, by month.")
        .Query("survey", "Only this survey; without it, all of them.")
        .Query("limit", GroupLimit.Description);

    private SatisfactionAsked Ask(QuestionParameters parameters, AnalyticsRequest? request) => new(
        parameters.Word("by", "month", "store", "channel", "product", "category", "survey") switch
        {
            "store" => VoiceGrouping.Store,
            "channel" => VoiceGrouping.Channel,
            "product" => VoiceGrouping.Product,
            "category" => VoiceGrouping.Category,
            "survey" => VoiceGrouping.Survey,
            _ => VoiceGrouping.Month,
        },
        scan.Surveys(parameters, request, static _ => true), GroupLimit.Read(parameters));

    private async Task<Measured<SatisfactionSummary, SatisfactionRow>> MeasureAsync(
        AnalyticsRequest request, SatisfactionAsked asked, HttpContext context)
    {
        var measure = new SatisfactionMeasure(asked.By, request.Question.Calendar, request.Question.AsOf);
        await scan.FeedbackAsync(request, asked.Surveys, measure.Add, context.RequestAborted);
        await scan.InvitationsAsync(request, asked.Surveys, measure.Add, context.RequestAborted);
        var (summary, rows) = measure.Answer(asked.Limit);
        return new Measured<SatisfactionSummary, SatisfactionRow>(summary, rows, UpTo: null);
    }

    private sealed record SatisfactionAsked(VoiceGrouping By, IReadOnlySet<Guid> Surveys, int Limit);
}

/// <summary><c>?limit=</c> of answers that have a row a group.</summary>
internal static class GroupLimit
{
    public const string Description = "Most groups in `rows`, 1 to 10,000; without it, 1,000. Those with most.";

    public static int Read(QuestionParameters parameters) => (int)parameters.Whole("limit", 1, 10_000, 1_000);
}

[JsonSerializable(typeof(AnalyticsAnswer<SatisfactionSummary, SatisfactionRow>))]
internal sealed partial class SatisfactionJson : JsonSerializerContext;
