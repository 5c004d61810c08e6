using LoyaltyPoints.Core.Clocks;

namespace LoyaltyPoints.Core.Tests.Clocks;

public sealed class ClockStepTests
{
    [Theory]
    [InlineData("P1M", "2026-01-31T10:00:00Z", "2026-02-28T10:00:00Z")]
    [InlineData("P1Y", "2024-02-29T10:00:00Z", "2025-02-28T10:00:00Z")]
    [InlineData("P1M1D", "2026-01-31T10:00:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("P2W", "2026-01-31T10:00:00Z", "2026-02-14T10:00:00Z")]
    [InlineData("P30DT12H", "2026-01-01T23:00:00Z", "2026-02-01T11:00:00Z")]
    [InlineData("PT36H", "2026-01-01T00:00:00Z", "2026-01-02T12:00:00Z")]
    [InlineData("PT1H30M", "2026-01-01T00:00:00Z", "2026-01-01T01:30:00Z")]
    [InlineData("PT1M", "2026-01-01T00:00:00.123Z", "2026-01-01T00:01:00.123Z")]
    [InlineData("P100Y", "2026-01-01T00:00:00Z", "2126-01-01T00:00:00Z")]
    public void A_step_then_the_calendar_in_utc_says_where_it_leads(string text, string from, string to) =>
        Assert.Equal(At(to), ClockStep.Parse(text)!.Value.After(At(from)));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P0D")]
    [InlineData("PT0M")]
    [InlineData("P1H")]
    [InlineData("PT1S")]
    [InlineData("P-1D")]
    [InlineData("-P1D")]
    [InlineData("P1.5D")]
    [InlineData("1M")]
    [InlineData("p1m")]
    [InlineData("P1M\n")]
    [InlineData("P1D1M")]
    [InlineData("P101Y")]
    [InlineData("P99999W")]
    [InlineData("P100000D")]
    public void Another_form_or_no_time_at_all_or_more_than_a_hundred_years_then_it_is_no_step(string text) =>
        Assert.Null(ClockStep.Parse(text));

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text));
}
