using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>How a route says that it is a question of analytics.</summary>
internal static class AnalyticsRoutes
{
    public const string Tag = "Analytics";

    private const string Prefix = "/v1/analytics";

    /// <summary>Maps GET <c>/v1/analytics{path}</c>, answered as JSON or CSV.</summary>
    /// <param name="shape">Of the answer, from a context with <c>StrictJson</c>'s options.</param>
    /// <param name="definitions">What the numbers mean.</param>
    /// <param name="measure">
    /// Finds the answer. What it throws for a machine in trouble is answered like everywhere.
    /// </param>
    /// <param name="check">Gives the question, or another in its place, or why there is none; null: it stays.</param>
    public static RouteHandlerBuilder MapMeasure<TSummary, TRow>(
        this IEndpointRouteBuilder routes, string path, JsonTypeInfo<AnalyticsAnswer<TSummary, TRow>> shape,
        IReadOnlyList<MeasureDefinition> definitions,
        Func<AnalyticsRequest, HttpContext, Task<Measured<TSummary, TRow>>> measure,
        Func<AnalyticsRequest, HttpContext, (AnalyticsRequest? Request, Problem? Problem)>? check = null) =>
        routes.MapMeasure(
            path, shape, definitions, static (_, _) => true, (request, _, context) => measure(request, context), check);

    /// <summary>As the other, for a question with parameters of its own.</summary>
    /// <param name="ask">Reads them; it is given the question, null where that has faults.</param>
    public static RouteHandlerBuilder MapMeasure<TAsked, TSummary, TRow>(
        this IEndpointRouteBuilder routes, string path, JsonTypeInfo<AnalyticsAnswer<TSummary, TRow>> shape,
        IReadOnlyList<MeasureDefinition> definitions, Func<QuestionParameters, AnalyticsRequest?, TAsked> ask,
        Func<AnalyticsRequest, TAsked, HttpContext, Task<Measured<TSummary, TRow>>> measure,
        Func<AnalyticsRequest, HttpContext, (AnalyticsRequest? Request, Problem? Problem)>? check = null)
    {
        var query = routes.ServiceProvider.GetRequiredService<AnalyticsQuery>();
        var ids = definitions.Select(definition => definition.Id).ToList();
        return routes.MapGet(Prefix + path, (Delegate)AnswerAsync).RequireScopes(Scopes.Admin).WithTags(Tag)
            .AsksAnalytics()
            .Produces<AnalyticsAnswer<TSummary, TRow>>(StatusCodes.Status200OK, JsonAnswer.Json, AnalyticsQuery.Csv)
            .Problems(ErrorCodes.AmountOverflow, ErrorCodes.DatabaseUnavailable);

        async Task<IResult> AnswerAsync(HttpContext context)
        {
            var (request, asked, problem) = query.Read(context, ask);
            if (request is null) return problem!;
            if (check is not null)
            {
                var (meant, refused) = check(request, context);
                if (meant is null) return refused!;
                request = meant;
            }

            Measured<TSummary, TRow> found;
            try
            {
                found = await measure(request, asked!, context);
            }
            catch (OverflowException)
            {
                return Problem.Of(ErrorCodes.AmountOverflow);
            }

            if (request.IsCsv)
                return CsvAnswer.Of(found.Rows, (JsonTypeInfo<TRow>)shape.Options.GetTypeInfo(typeof(TRow)));
            return JsonAnswer.Of(
                200,
                new AnalyticsAnswer<TSummary, TRow>(
                    ids, request.From, request.To, request.Question.AsOf, request.Settings.TimeZone,
                    request.Question.Currency, request.Filters, found.UpTo, found.Summary, found.Rows),
                shape);
        }
    }

    /// <summary>Describes the parameters that every question takes.</summary>
    public static RouteHandlerBuilder AsksAnalytics(this RouteHandlerBuilder builder) => builder
        .Query("from", "The first local day of the period; without it, a year before `to`.", format: "date")
        .Query("to", "The first local day after the period; without it, tomorrow as of `asOf`.", format: "date")
        .Query("asOf", "Nothing that occurred at or after it is counted; without it, now.", format: "date-time")
        .Query("currency", "Of purchases that count; without it, that of the settings or of the oldest program.")
        .Query("program", "Only members enrolled in this program.")
        .Query("tier", "Only members in this tier of `program` at `asOf`; `none`: in no tier.")
        .Query("segment", "Only members who are in this segment as of its last refresh.")
        .Query("store", "Only purchases in this store.")
        .Query("channel", "Only purchases by this channel.")
        .Query("format", "`json` or `csv`; without it, what `Accept` prefers. CSV has the rows alone.");
}
