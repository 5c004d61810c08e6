using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Churn;
using LoyaltyPoints.Analytics.Glance;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Analytics.Signs;

/// <summary>The few numbers to look at first, each against its target and its own past.</summary>
internal sealed class GlanceEndpoint(AnalyticsScan scan, ReadPool readers)
{
    private static readonly GlanceJson Json = new(StrictJson.NewOptions());

    private static readonly MeasureDefinition[] GlanceDefinitions =
    [
        Definitions.OneGlance, Definitions.ChurnBySilence, Definitions.ChurnOfSubscriptions,
        Definitions.RevenuePerMember, Definitions.ProfitContribution,
    ];

    public void Map(IEndpointRouteBuilder routes) => routes
        .MapMeasure("/glance", Json.AnalyticsAnswerGlanceSummaryGlanceRow, GlanceDefinitions, MeasureAsync)
        .WithName("getGlance").WithSummary("Churn, satisfaction and value at one glance")
        .WithDescription("In the order in which they count: who stays, then who is satisfied, then what they bring; "
            + "each against its target, the period before, and the same period a year before.");

    private async Task<Measured<GlanceSummary, GlanceRow>> MeasureAsync(AnalyticsRequest request, HttpContext context)
    {
        var periods = ComparedPeriods.Of(request.Question);
        var tally = new GlanceTally(periods, request.Settings);
        var (_, upTo) = await scan.RunAsync(request, tally.Add, context.RequestAborted);
        var (left, leftBefore, leftYearBefore) = ChurnOfMemberships(request, periods);
        var targets = request.Settings.Targets;
        GlanceRow[] rows =
        [
            Row(tally, "churnBySilence", 1, static of => of.SilentChurn, (double?)targets.SilentChurn, lower: true),
            new GlanceRow(1, "churnOfMemberships", new GlanceValue
            {
                Value = left, Target = (double?)targets.MembershipChurn, Before = leftBefore,
                YearBefore = leftYearBefore, LowerIsBetter = true,
            }),
            Row(tally, "satisfaction", 2, static of => of.Satisfaction, (double?)targets.Satisfaction),
            Row(tally, "revenuePerMember", 3, static of => of.RevenuePerMember, targets.RevenuePerMember),
            Row(tally, "profitContribution", 3, static of => of.ProfitContribution, targets.ProfitContribution),
        ];
        var summary = new GlanceSummary(
            periods.Before.From, periods.Before.To, periods.YearBefore.From, periods.YearBefore.To);
        return new Measured<GlanceSummary, GlanceRow>(summary, rows, upTo);
    }

    private (double? Asked, double? Before, double? YearBefore) ChurnOfMemberships(
        AnalyticsRequest request, ComparedPeriods periods)
    {
        Guid? program = request.Filters.Program is { } text
            ? Core.PublicId.Parse(Core.PublicId.Program, text) : null;
        return readers.ReadMayLag(session =>
        {
            var (asked, before, yearBefore) = (Of(periods.Asked), Of(periods.Before), Of(periods.YearBefore));
            foreach (var one in SubscriptionReader.Scan(session, request.TenantId, program, request.Question.AsOf))
            {
                asked.Add(one);
                before.Add(one);
                yearBefore.Add(one);
            }

            return (asked.Total().ChurnRate, before.Total().ChurnRate, yearBefore.Total().ChurnRate);
        });

        SubscriptionMeasure Of(Period period) => new(request.Question with { From = period.From, To = period.To });
    }

    private static GlanceRow Row(
        GlanceTally tally, string measure, int level, Func<GlanceFigures, double?> of, double? target,
        bool lower = false) => new(level, measure, new GlanceValue
        {
            Value = of(tally.Asked), Target = target, Before = of(tally.Before), YearBefore = of(tally.YearBefore),
            LowerIsBetter = lower,
        });
}

/// <summary>What the period is compared with; the ends are the first instants after.</summary>
public sealed record GlanceSummary(Instant BeforeFrom, Instant BeforeTo, Instant YearBeforeFrom, Instant YearBeforeTo);

/// <summary>One number to look at.</summary>
/// <param name="Level">1 counts first, 3 last.</param>
/// <param name="Measure">`churnBySilence`, `churnOfMemberships`, `satisfaction`, `revenuePerMember` or
/// `profitContribution`.</param>
public sealed record GlanceRow(int Level, string Measure, GlanceValue Is);

[JsonSerializable(typeof(AnalyticsAnswer<GlanceSummary, GlanceRow>))]
internal sealed partial class GlanceJson : JsonSerializerContext;
