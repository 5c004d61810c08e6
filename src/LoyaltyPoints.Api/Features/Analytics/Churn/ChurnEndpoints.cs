using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Churn;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Analytics.Lifetimes;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Core.WinBacks;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Analytics.Churn;

/// <summary>Who leaves, and who of them is worth winning back.</summary>
internal sealed class ChurnEndpoints(ReadPool readers, AnalyticsScan scan)
{
    private const int MostDays = 3_650;

    private static readonly ChurnJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure(
                "/churn", Json.AnalyticsAnswerChurnSummaryChurnMonth,
                [
                    Definitions.ChurnBySilence, Definitions.ChurnByRhythm, Definitions.ProbabilityAlive,
                    Definitions.ChurnOfSubscriptions,
                ],
                static (parameters, request) => SilentAfterDays(parameters, request), ChurnAsync)
            .WithName("getChurn").WithSummary("Who left: by silence, by rhythm, and of paid memberships")
            .WithDescription("In the whole period, and a row for each local month. Paid memberships are those of "
                + "`program`, or of all programs; `store`, `channel` and `currency` are of purchases only. `rhythm` is told "
                + "by the model that was learned last, see `/v1/analytics/lifetime-model`, of purchases wherever: it is "
                + "absent with `store` or `channel`.")
            .Query("silentAfterDays", "Days without a purchase after which a member is silent, 1 to 3,650; without it, "
                + "as the settings say.");
        routes.MapMeasure(
                "/win-back", Json.AnalyticsAnswerWinBackSummarySilentMember,
                [Definitions.WinBack, Definitions.ProbabilityAlive, Definitions.Revenue],
                AskWinBack, WinBackAsync)
            .WithName("getWinBack").WithSummary("Members who spent much and have fallen silent")
            .WithDescription("As of `asOf`, who spent most in the period first.").AsksWinBack();
    }

    public static WinBackQuestion AskWinBack(QuestionParameters parameters, AnalyticsRequest? request) => new(
        SilentAfterDays(parameters, request), parameters.Whole("minimumRevenue", 0, Rules.MaximumAmount, 1),
        (int)parameters.Whole("limit", 1, WinBackList.MostMembers, 100));

    /// <summary>Null where none was learned yet, or what was bought in one place alone is asked for.</summary>
    public static LifetimeModel? Model(ReadPool readers, AnalyticsRequest request) =>
        request.Filter.Store is not null || request.Filter.Channel is not null ? null
            : readers.Read(session => LifetimeModels.Kept(session, request.TenantId, request.Question.Currency))?.Model();

    private static int SilentAfterDays(QuestionParameters parameters, AnalyticsRequest? request) =>
        (int)parameters.Whole("silentAfterDays", 1, MostDays, request?.Settings.SilentAfterDays ?? 1);

    private Task<Measured<ChurnSummary, ChurnMonth>> ChurnAsync(
        AnalyticsRequest request, int silentAfterDays, HttpContext context)
    {
        Guid? program = request.Filters.Program is { } text
            ? Core.PublicId.Parse(Core.PublicId.Program, text) : null;
        var subscriptions = readers.ReadMayLag(session => SubscriptionReader
            .Scan(session, request.TenantId, program, request.Question.AsOf).ToList());
        var measure = new ChurnMeasure(request.Question, silentAfterDays, Model(readers, request), subscriptions);
        return scan.MeasureAsync(request, measure.Add, measure.Answer, context.RequestAborted);
    }

    private Task<Measured<WinBackSummary, SilentMember>> WinBackAsync(
        AnalyticsRequest request, WinBackQuestion asked, HttpContext context)
    {
        var measure = new WinBackMeasure(request.Question, asked, Model(readers, request));
        return scan.MeasureAsync(request, measure.Add, measure.Answer, context.RequestAborted);
    }
}

internal static class WinBackParameters
{
    public static RouteHandlerBuilder AsksWinBack(this RouteHandlerBuilder builder) => builder
        .Query("silentAfterDays", "Days without a purchase before `asOf` after which a member is silent, 1 to 3,650; "
            + "without it, as the settings say.")
        .Query("minimumRevenue", "Only members who spent at least so much in the period; without it, 1.")
        .Query("limit", "How many members at most, 1 to 10,000; without it, 100.");
}

[JsonSerializable(typeof(AnalyticsAnswer<ChurnSummary, ChurnMonth>))]
[JsonSerializable(typeof(AnalyticsAnswer<WinBackSummary, SilentMember>))]
internal sealed partial class ChurnJson : JsonSerializerContext;
