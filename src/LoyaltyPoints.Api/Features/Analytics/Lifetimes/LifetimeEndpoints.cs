using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>Customer lifetime value: what members were worth, and what they will be.</summary>
internal sealed class LifetimeEndpoints(
    AnalyticsQuery query, AnalyticsScan scan, LifetimeModels models, LedgerWriter writer)
{
    private static readonly LifetimeJson Json = new(StrictJson.NewOptions());
    private static readonly LearnModelValidator Validator = new();

    private static readonly MeasureDefinition[] OfMembers =
    [
        Definitions.ProbabilityAlive, Definitions.ExpectedPurchases, Definitions.ExpectedSpend,
        Definitions.LifetimeValue, Definitions.HistoricalValue,
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure(
                "/lifetime-value", Json.AnalyticsAnswerLifetimeSummaryHoldoutRow,
                [.. OfMembers, Definitions.LifetimeHoldout], static (asked, _) => LifetimeNumbers.OfAll(asked),
                SummaryAsync)
            .WithName("getLifetimeValue").WithSummary("What members were and will be worth, by BG/NBD and Gamma-Gamma")
            .WithDescription("About the members whose first purchase lies in the period, and learned from them: of "
                + "these all purchases up to `asOf` count. Rows are the holdout check by repeats.")
            .Query("horizonWeeks", "How far ahead is looked, 1 to 520; without it, 52.")
            .Query("discountRate", "What a year's waiting takes off, 0 to 1; without it, 0.1.")
            .Query("holdoutWeeks", "The last weeks that are foretold as a check, 0 to 520; without it, 13.");
        routes.MapMeasure(
                "/lifetime-value/members", Json.AnalyticsAnswerMemberLifetimesSummaryMemberLifetime, OfMembers,
                static (asked, _) => LifetimeNumbers.OfMembers(asked), MembersAsync)
            .WithName("listLifetimeValues").WithSummary("The members who will be worth most")
            .WithDescription("Of those whose first purchase lies in the period, by predicted value, or by expected "
                + "purchases where spend cannot be told. Without a filter they are judged by the model that is kept, "
                + "learned from all members and not older than a day; with one, by a model of the members it leaves. "
                + "Without `asOf`, too, a model that is learned anew is kept.")
            .Query("horizonWeeks", "How far ahead is looked, 1 to 520; without it, 52.")
            .Query("discountRate", "What a year's waiting takes off, 0 to 1; without it, 0.1.")
            .Query("limit", "How many members are listed, 1 to 10000; without it, 100.");
        routes.MapPost("/v1/analytics/lifetime-model", (Delegate)LearnAsync).RequireScopes(Scopes.Admin)
            .WithTags(AnalyticsRoutes.Tag).WithName("learnLifetimeModel")
            .WithSummary("Learn the model of repeat buying anew, from all members up to now")
            .WithDescription("Members' profiles tell by it who still buys. It is learned by itself, too, where it is "
                + "asked for and older than a day. Where the data do not carry it, `refusal` says why.")
            .AcceptsJson(Validator, """{ "currency": "EUR" }""").TakesIdempotencyKey()
            .Produces<LearnedModelAnswer>().Problems(Writes.Unavailable);
    }

    private async Task<Measured<LifetimeSummary, HoldoutRow>> SummaryAsync(
        AnalyticsRequest request, LifetimeNumbers numbers, HttpContext context)
    {
        var analysis = new LifetimeAnalysis(request.Question, numbers.Horizon, numbers.HoldoutWeeks);
        var (_, upTo) = await scan.RunAsync(request, analysis.Add, context.RequestAborted);
        var report = await Task.Run(analysis.Report, context.RequestAborted);
        return new(
            LifetimeSummary.Of(report, numbers),
            [
                .. (report.Holdout?.Classes ?? []).Select(static row =>
                    new HoldoutRow(row.Repeats, row.Members, row.Actual, row.Expected)),
            ],
            upTo);
    }

    private async Task<Measured<MemberLifetimesSummary, MemberLifetime>> MembersAsync(
        AnalyticsRequest request, LifetimeNumbers numbers, HttpContext context)
    {
        var isFiltered = request.Filters != AskedFilters.None;
        var learned = isFiltered
            ? await models.LearnAsync(request, context.RequestAborted)
            : await models.ForAllAsync(
                request, isNow: !context.Request.Query.ContainsKey("asOf"), context.RequestAborted);
        var best = learned.Model is { } model
            ? new MostValuable(new LifetimeForecast(model.Model(), numbers.Horizon), numbers.Limit) : null;
        long members = 0;
        var (_, upTo) = await scan.RunAsync(
            request,
            member =>
            {
                if (LifetimeAnalysis.HistoryOf(member, request.Question) is not { } history) return;
                members++;
                best?.Add(member.MemberId, history);
            },
            context.RequestAborted);
        return new(
            new MemberLifetimesSummary(
                members, numbers.Limit, numbers.HorizonWeeks, numbers.DiscountRate, learned.Model, learned.Refusal),
            best?.Rows() ?? [], upTo);
    }

    private async Task<IResult> LearnAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.LearnModelRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var asked, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var request = query.All(context, asked.Currency!);
        var learned = await models.LearnAsync(request, context.RequestAborted);
        return await writer.SendAsync(new FunctionWork(
            request.TenantId, key, batch => learned.Model is { } model
                ? LifetimeModels.Keep(batch, request.TenantId, model, learned) : LifetimeModels.Answer(learned)));
    }
}

/// <summary>Which model to learn.</summary>
public sealed record LearnModelRequest
{
    /// <summary>ISO 4217: purchases in others are left out.</summary>
    public string? Currency { get; init; }
}

internal sealed class LearnModelValidator : FaultValidator<LearnModelRequest>
{
    public LearnModelValidator() => RuleFor(x => x.Currency).Required().Currency();
}
