using LoyaltyPoints.Analytics.Glance;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Glance;

public sealed class GlanceTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static TheoryData<string, string, string, string> Periods => new()
    {
        // Whole months in Berlin: before October come the months before, of another length and with another offset.
        { "2026-10-01T00:00+02:00", "2026-11-01T00:00+01:00", "2026-09-01T00:00+02:00", "2025-10-01T00:00+02:00" },
        { "2026-01-01T00:00+01:00", "2026-04-01T00:00+02:00", "2025-10-01T00:00+02:00", "2025-01-01T00:00+01:00" },
        // Ten days.
        { "2026-10-11T00:00+02:00", "2026-10-21T00:00+02:00", "2026-10-01T00:00+02:00", "2025-10-11T00:00+02:00" },
        { "2024-02-29T00:00+01:00", "2024-03-01T00:00+01:00", "2024-02-28T00:00+01:00", "2023-02-28T00:00+01:00" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public void A_period_is_compared_with_the_one_before_and_a_year_before(
        string from, string to, string before, string yearBefore)
    {
        var periods = ComparedPeriods.Of(Asked(At(from), At(to), Berlin));

        Assert.Equal(new Period(At(from), At(to)), periods.Asked);
        Assert.Equal(new Period(At(before), At(from)), periods.Before);
        Assert.Equal(At(yearBefore), periods.YearBefore.From);
    }

    [Fact]
    public void The_figures_are_of_their_periods()
    {
        // The latest 30 days, and the 30 before.
        var periods = ComparedPeriods.Of(Asked(Ago(30), AsOf, TimeZoneInfo.Utc));
        var tally = new GlanceTally(periods, new AnalyticsSettings());
        List<MemberFacts> members =
        [
            // Active at the start by 40, and at the end; 1,000 less 100.
            Member(Gives(40, 700, 70), Gives(10, 1000, 300), Return(5, 100), Answer(4, 4)),
            // Active at the start (119.9 - 30 <= 90), silent at the end.
            Member(Buy(119.9, 500), Answer(45, 2)),
            // Silent at the start already; buys again.
            Member(Buy(121, 500), Buy(1, 100), Answer(1, 1)),
            Member(),
        ];
        members.ForEach(tally.Add);

        // 1 of 2 lost; levels 4 and 1: 62.5; (900 + 100) ÷ 2.
        Assert.Equal(new GlanceFigures(0.5, 62.5, 500, 300), tally.Asked);
        // At 60 days ago the second and third were active, at 30 days ago only the second; level 2 is 50.
        Assert.Equal(new GlanceFigures(0.5, 50, 700, 70), tally.Before);
        Assert.Equal(new GlanceFigures(null, null, null, null), tally.YearBefore);
    }

    [Theory]
    [InlineData(5.0, 4.0, true, false)]
    [InlineData(4.0, 4.0, true, true)]
    [InlineData(3.0, 4.0, true, true)]
    [InlineData(5.0, 4.0, false, true)]
    [InlineData(4.0, 4.0, false, true)]
    [InlineData(3.0, 4.0, false, false)]
    [InlineData(null, 4.0, false, null)]
    [InlineData(3.0, null, false, null)]
    public void A_value_meets_its_target_in_its_direction(double? value, double? target, bool lower, bool? meets) =>
        Assert.Equal(meets, Value(value, target, lower).MeetsTarget);

    [Theory]
    [InlineData(5.0, 4.0, true, false)]
    [InlineData(4.0, 4.0, true, false)]
    [InlineData(3.0, 4.0, true, true)]
    [InlineData(5.0, 4.0, false, true)]
    [InlineData(3.0, 4.0, false, false)]
    public void A_value_is_better_than_its_past_in_its_direction(double value, double past, bool lower, bool better)
    {
        var one = Value(value, null, lower) with { Before = past, YearBefore = past };

        Assert.Equal((better, better), (one.IsBetterThanBefore, one.IsBetterThanYearBefore));
    }

    private static GlanceValue Value(double? value, double? target, bool lower) => new()
    {
        Value = value, Target = target, Before = null, YearBefore = null, LowerIsBetter = lower,
    };

    private static MemberFact Gives(double daysAgo, long amount, long contribution) =>
        Buy(daysAgo, amount) with { Contribution = contribution };

    private static Instant At(string text) =>
        Instant.From(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static AnalyticsQuestion Asked(Instant from, Instant to, TimeZoneInfo zone) => new()
    {
        From = from, To = to, AsOf = to, Currency = "EUR", Calendar = new LocalCalendar(zone),
    };
}
