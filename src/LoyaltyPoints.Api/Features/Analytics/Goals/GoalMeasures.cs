using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Goals;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Goals;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Storage.Goals;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;

namespace LoyaltyPoints.Api.Features.Analytics.Goals;

/// <summary>How far goals are.</summary>
internal sealed class GoalMeasures(ReadPool readers, GoalSurvey survey)
{
    private const int Decimals = 6;

    private static readonly GoalMeasuresJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapMeasure(
        "/goals", Json.AnalyticsAnswerGoalsSummaryGoalRow, [Definitions.GoalProgress], MeasureAsync)
        .WithName("getGoalProgress").WithSummary("How far goals are")
        .WithDescription("Goals that are not archived and whose period touches the one that is asked for, each over "
            + "its own period and in its own currency.");

    private async Task<Measured<GoalsSummary, GoalRow>> MeasureAsync(AnalyticsRequest request, HttpContext context)
    {
        var (goals, sizes) = readers.Read(session => (
            GoalRows.Live(session, request.TenantId).Select(goal => (Record: goal, Definition: GoalRows.Read(goal)))
                .Where(goal => goal.Definition.From < request.To && goal.Definition.To > request.From).ToList(),
            SegmentRows.Live(session, request.TenantId).ToDictionary(one => one.Id, one => one.Size)));
        var meters = goals.ConvertAll(goal => new GoalMeter(
            goal.Definition, goal.Record.Baseline, request.Question.AsOf, request.Question.Calendar));
        var upTo = await survey.MeasureAsync(
            request.TenantId, request.Filter,
            goals.Zip(meters, (goal, meter) => (goal.Definition, goal.Record.Baseline.Currency, meter)),
            context.RequestAborted);
        var rows = goals.Zip(meters, (goal, meter) => Row(
            goal.Record, goal.Definition,
            meter.Progress(goal.Definition.SegmentId is { } id ? sizes.GetValueOrDefault(id) : 0))).ToList();
        return new Measured<GoalsSummary, GoalRow>(
            new GoalsSummary(
                rows.Count, rows.Count(static row => row.OnTrack == true),
                rows.Count(static row => row.Actual >= row.Target)),
            rows, upTo);
    }

    private static GoalRow Row(GoalRecord record, GoalDefinition goal, GoalProgress progress) => new(
        record.Id, goal.Name, GoalDefinition.Metrics.First(metric => metric.Value == goal.Metric).Word, goal.SegmentId,
        goal.From, goal.To, record.Baseline.Currency, Math.Round(record.Baseline.Value, Decimals), goal.Target,
        Math.Round(progress.Actual, Decimals), Math.Round(progress.Elapsed, Decimals),
        Math.Round(progress.ExpectedLinear, Decimals),
        progress.ExpectedByLastYear is { } expected ? Math.Round(expected, Decimals) : null,
        Math.Round(progress.Actual / goal.Target, Decimals), progress.OnTrack);
}

/// <summary>How many goals there are.</summary>
/// <param name="OnTrack">Of these, with as much as is expected by now.</param>
/// <param name="Reached">Of these, with all that was aimed at.</param>
public sealed record GoalsSummary(int Goals, int OnTrack, int Reached);

/// <summary>A goal. Money is in the smallest part of `currency`; numbers are rounded half to even.</summary>
/// <param name="Baseline">What the metric came to before.</param>
/// <param name="Elapsed">Of the period, 0 to 1.</param>
/// <param name="ExpectedLinear">By now, if every day brings the same.</param>
/// <param name="ExpectedByLastYear">
/// By now, if days bring the shares that they had a year before; absent where nothing was bought then.
/// </param>
/// <param name="ShareOfTarget">`actual` by `target`.</param>
/// <param name="OnTrack">Absent before the period begins.</param>
public sealed record GoalRow(
    [property: JsonConverter(typeof(GoalIdConverter))] Guid Id, string Name, string Metric,
    [property: JsonConverter(typeof(SegmentIdConverter))] Guid? SegmentId, DateOnly From, DateOnly To, string Currency,
    decimal Baseline, decimal Target, decimal Actual, decimal Elapsed, decimal ExpectedLinear,
    decimal? ExpectedByLastYear, decimal ShareOfTarget, bool? OnTrack);

[JsonSerializable(typeof(AnalyticsAnswer<GoalsSummary, GoalRow>))]
internal sealed partial class GoalMeasuresJson : JsonSerializerContext;
