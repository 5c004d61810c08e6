using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Tests.Programs;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What single words of a definition become.</summary>
public sealed class WordTests
{
    public static TheoryData<string, Window> Windows => new()
    {
        { "\"month\"", new CalendarWindow(CalendarUnit.Month) },
        { "\"quarter\"", new CalendarWindow(CalendarUnit.Quarter) },
        { "\"year\"", new CalendarWindow(CalendarUnit.Year) },
        { "\"lifetime\"", new LifetimeWindow() },
        { "\"membershipYear\"", new AnniversaryWindow() },
        { """{ "rolling": "P3M" }""", new RollingWindow(new CalendarPeriod(3, 0)) },
    };

    public static TheoryData<string, TierValidity> Validities => new()
    {
        { """{ "kind": "endOfPeriod" }""", new ToEndOfPeriod() },
        { """{ "kind": "endOfNextPeriod" }""", new ToEndOfNextPeriod() },
        { """{ "kind": "nextPeriod" }""", new ThroughNextPeriod() },
        { """{ "kind": "whileReached" }""", new WhileReached() },
        { """{ "kind": "period", "period": "P90D" }""", new ForPeriod(new CalendarPeriod(0, 90)) },
    };

    public static TheoryData<string, TierReach> Reaches => new()
    {
        { """{ "balance": 5 }""", new MetricReach(TierMetric.Balance, 5) },
        { """{ "any": [ { "visits": 5 } ] }""", new MetricReach(TierMetric.Visits, 5) },
        { """{ "all": [ { "all": [ { "unitsEarned": 5 } ] } ] }""", new MetricReach(TierMetric.UnitsEarned, 5) },
    };

    public static TheoryData<string, Maturity?> Maturities => new()
    {
        { """{ "kind": "immediate" }""", null },
        { """{ "kind": "afterDays", "days": 3650 }""", new MaturityAfterDays(3650) },
        { """{ "kind": "onDate", "date": "2028-02-29" }""", new MaturityOnDate(new DateOnly(2028, 2, 29)) },
        { """{ "kind": "onActivity", "activity": "a.b-c_9" }""", new MaturityOnActivity("a.b-c_9") },
    };

    public static TheoryData<string, Expiry?> Expiries => new()
    {
        { """{ "kind": "never" }""", null },
        { """{ "kind": "afterEarning", "period": "P2Y" }""",
            new ExpiryAfterEarning(new CalendarPeriod(24, 0), ExpiryRounding.EndOfDay) },
        { """{ "kind": "afterInactivity", "period": "P1Y", "roundTo": "endOfYear" }""",
            new ExpiryAfterInactivity(new CalendarPeriod(12, 0), ExpiryRounding.EndOfYear) },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_when_read_then_it_is_what_the_word_says(string json, Window window) => Assert.Equal(window,
        Assert.IsType<BandsEarn>(Read(Patched.With(ExamplePrograms.Spend, "/earning/rules/0/earn/over", json))
            .Definition!.Earning.Rules[0].Earn).Over);

    [Theory]
    [MemberData(nameof(Validities))]
    public void A_validity_when_read_then_it_is_what_the_word_says(string json, TierValidity validity) =>
        Assert.Equal(validity, Tiers("{}", json).Validity);

    [Theory]
    [MemberData(nameof(Reaches))]
    public void A_reach_when_it_is_one_metric_then_nothing_is_around_it(string json, TierReach reach) =>
        Assert.Equal(reach, Tiers(json, """{ "kind": "whileReached" }""").Levels[1].Reach);

    [Fact]
    public void A_reach_when_it_has_several_metrics_then_all_of_them_must_be_reached() => Assert.Equal(
        [new MetricReach(TierMetric.Spend, 1), new MetricReach(TierMetric.Visits, 2)],
        Assert.IsType<AllReach>(Tiers("""{ "visits": 2, "spend": 1 }""", """{ "kind": "whileReached" }""")
            .Levels[1].Reach).Parts);

    [Theory]
    [MemberData(nameof(Maturities))]
    public void A_maturity_when_read_then_it_is_what_the_word_says(string json, Maturity? maturity) => Assert.Equal(
        maturity, Read(Patched.With(Plain, "/maturity", json)).Definition!.Maturity);

    [Theory]
    [MemberData(nameof(Expiries))]
    public void An_expiry_when_read_then_it_is_what_the_word_says(string json, Expiry? expiry) => Assert.Equal(
        expiry, Read(Patched.With(Plain, "/expiry", json)).Definition!.Expiry);

    [Fact]
    public void A_crossing_and_a_return_when_read_then_they_are_what_the_words_say()
    {
        var tiers = Tiers("""{ "visits": 2 }""", """{ "kind": "endOfPeriod" }""",
            """, "atEnd": "keep", "crossingEarns": "new", "afterReturn": "keep" """);

        Assert.Equal((TierFall.Keep, true, false), (tiers.AtEnd, tiers.CrossingEarnsNew, tiers.RecheckAfterReturn));
    }

    private static string Plain => Json("""{ "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }""");

    private static TiersDefinition Tiers(string reach, string validity, string more = "") => Read($$"""
        { "name": "T", "type": "tiered", "currency": "EUR", "timeZone": "UTC",
          "earning": { "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] },
          "tiers": { "window": "year", "validity": {{validity}}, "levels": [
            { "id": "a", "name": "A" },
            { "id": "b", "name": "B", "reach": {{(reach == "{}" ? """{ "spend": 1 }""" : reach)}} } ]{{more}} } }
        """).Definition!.Tiers!;
}
