using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Api.Features.Analytics.Voice;

/// <summary>What surveys of one kind say: what matters, what members intend, what they spend, why they leave.</summary>
internal sealed class SurveyMeasureEndpoints(VoiceScan scan)
{
    private const string Named = "Only this survey; without it, all of its kind.";

    private static readonly SurveyMeasureJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure(
                "/importance", Json.AnalyticsAnswerGridSummaryAttributeScore, [Definitions.AttributeImportance],
                Asking(SurveyKind.Attributes),
                (request, surveys, context) =>
                {
                    var grid = new ImportanceGrid();
                    return MeasureAsync(request, surveys, context, grid.Add, grid.Answer);
                })
            .WithName("getImportance").WithSummary("What matters to members, and how well it is done")
            .WithDescription("A row an attribute, with its quadrant. Of one segment where a filter names it.")
            .Query("survey", Named);
        routes.MapMeasure(
                "/intentions", Json.AnalyticsAnswerAnsweredSummarySupplierScore, [Definitions.LoyaltyIntentions],
                Asking(SurveyKind.Intentions),
                (request, surveys, context) =>
                {
                    var tally = new IntentionTally();
                    return MeasureAsync(request, surveys, context, tally.Add, tally.Answer);
                })
            .WithName("getIntentions").WithSummary("What members intend, with us and with competitors")
            .WithDescription("A row a supplier, `us` first.").Query("survey", Named);
        routes.MapMeasure(
                "/exit-reasons", Json.AnalyticsAnswerAnsweredSummaryReasonScore, [Definitions.ExitReasons],
                Asking(SurveyKind.Exit),
                (request, surveys, context) =>
                {
                    var tally = new ReasonTally();
                    return MeasureAsync(request, surveys, context, tally.Add, tally.Answer);
                })
            .WithName("getExitReasons").WithSummary("Why members leave, as they say when asked")
            .WithDescription("A row a reason, the most frequent first.").Query("survey", Named);
        routes.MapMeasure(
                "/share-of-wallet", Json.AnalyticsAnswerWalletSummarySupplierShare, [Definitions.ShareOfWallet],
                (parameters, request) => scan.Surveys(parameters, request, survey =>
                    survey.Kind == SurveyKind.Wallet && survey.Currency == request!.Question.Currency),
                (request, surveys, context) =>
                {
                    var tally = new WalletTally();
                    return MeasureAsync(request, surveys, context, tally.Add, tally.Answer);
                })
            .WithName("getShareOfWallet").WithSummary("What part of their money members say to spend with us")
            .WithDescription("Of surveys in `currency`. A row a supplier, `us` first.").Query("survey", Named);
    }

    private Func<QuestionParameters, AnalyticsRequest?, IReadOnlySet<Guid>> Asking(SurveyKind kind) =>
        (parameters, request) => scan.Surveys(parameters, request, survey => survey.Kind == kind);

    private async Task<Measured<TSummary, TRow>> MeasureAsync<TSummary, TRow>(
        AnalyticsRequest request, IReadOnlySet<Guid> surveys, HttpContext context, Action<SurveyAnswers> add,
        Func<(TSummary Summary, IReadOnlyList<TRow> Rows)> answer)
    {
        await scan.FeedbackAsync(request, surveys, answered => add(answered.Answers), context.RequestAborted);
        var (summary, rows) = answer();
        return new Measured<TSummary, TRow>(summary, rows, UpTo: null);
    }
}

[JsonSerializable(typeof(AnalyticsAnswer<GridSummary, AttributeScore>))]
[JsonSerializable(typeof(AnalyticsAnswer<AnsweredSummary, SupplierScore>))]
[JsonSerializable(typeof(AnalyticsAnswer<AnsweredSummary, ReasonScore>))]
[JsonSerializable(typeof(AnalyticsAnswer<WalletSummary, SupplierShare>))]
internal sealed partial class SurveyMeasureJson : JsonSerializerContext;
