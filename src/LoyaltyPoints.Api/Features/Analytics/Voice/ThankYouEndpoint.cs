using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Surveys;

namespace LoyaltyPoints.Api.Features.Analytics.Voice;

/// <summary>The list of whom to thank.</summary>
/// <param name="Members">In `rows`.</param>
/// <param name="Contacted">Of them, who was thanked since the period began.</param>
public sealed record ThankYouSummary(int Members, int Contacted);

/// <summary>A member to be thanked.</summary>
/// <param name="NetSales">Of the period, less what was returned.</param>
/// <param name="LastPurchaseAt">In the period.</param>
/// <param name="ThankedAt">The last time since the period began; absent where nobody has.</param>
public sealed record ThankYouRow(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, long NetSales, long Purchases,
    Instant LastPurchaseAt, Instant? ThankedAt);

/// <summary>GET /v1/analytics/thank-you: the most valuable members, and whether anybody has thanked them.</summary>
internal sealed class ThankYouEndpoint(AnalyticsScan scan, ReadPool readers)
{
    private const int Most = 1_000;

    private static readonly ThankYouJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapMeasure(
            "/thank-you", Json.AnalyticsAnswerThankYouSummaryThankYouRow, [Definitions.ThankYou],
            static (parameters, _) => (int)parameters.Whole("limit", 1, Most, 100), MeasureAsync)
        .WithName("getThankYouList").WithSummary("The most valuable members, and whether anybody has thanked them")
        .WithDescription("`POST /v1/members/{id}/thanks` records that somebody has.")
        .Query("limit", "Most members, 1 to 1,000; without it, 100.");

    private async Task<Measured<ThankYouSummary, ThankYouRow>> MeasureAsync(
        AnalyticsRequest request, int limit, HttpContext context)
    {
        var list = new ThankYouList(request.Question, limit);
        var (_, upTo) = await scan.RunAsync(request, list.Add, context.RequestAborted);
        var rows = readers.Read(session => list.Take().Select(member => new ThankYouRow(
            member.MemberId, member.NetSales, member.Purchases, member.LastPurchaseAt,
            ThanksRows.Latest(
                session, request.TenantId, member.MemberId, request.Question.From, request.Question.AsOf)))
            .ToList());
        return new Measured<ThankYouSummary, ThankYouRow>(
            new ThankYouSummary(rows.Count, rows.Count(static row => row.ThankedAt is not null)), rows, upTo);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<ThankYouSummary, ThankYouRow>))]
internal sealed partial class ThankYouJson : JsonSerializerContext;
