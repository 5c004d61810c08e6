using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Kinds;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;

namespace LoyaltyPoints.Api.Features.Analytics.Signs;

/// <summary>What keeps members: offers, comparison, attachment, or habit.</summary>
internal sealed class KindEndpoint(AnalyticsScan scan)
{
    private static readonly KindJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes
        .MapMeasure(
            "/loyalty-kinds", Json.AnalyticsAnswerKindSummaryKindShare, [Definitions.LoyaltyKinds], MeasureAsync)
        .WithName("getLoyaltyKinds").WithSummary("How the four kinds of loyalty are spread over the members")
        .WithDescription("Over the window of the settings before the period's end.");

    private async Task<Measured<KindSummary, KindShare>> MeasureAsync(AnalyticsRequest request, HttpContext context)
    {
        var tally = new KindTally(request.Settings, request.Question.To);
        var (_, upTo) = await scan.RunAsync(request, tally.Add, context.RequestAborted);
        var found = tally.Distribution;
        return new Measured<KindSummary, KindShare>(
            new KindSummary(found.Members, found.Undecided), found.Kinds, upTo);
    }
}

/// <summary>The members that the kinds are spread over.</summary>
/// <param name="Members">Who did anything in the window.</param>
/// <param name="Undecided">Of them, those of no kind: no score is high enough.</param>
public sealed record KindSummary(long Members, long Undecided);

[JsonSerializable(typeof(AnalyticsAnswer<KindSummary, KindShare>))]
internal sealed partial class KindJson : JsonSerializerContext;
