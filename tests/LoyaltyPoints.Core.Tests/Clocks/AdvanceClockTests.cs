using LoyaltyPoints.Core.Clocks;

namespace LoyaltyPoints.Core.Tests.Clocks;

public sealed class AdvanceClockTests
{
    private static readonly Instant Now = At("2026-01-31T10:00:00.5Z");

    [Theory]
    [InlineData("2026-01-31T10:00:00.501Z")]
    [InlineData("2126-01-31T10:00:00.5Z")]
    public void A_later_instant_within_a_hundred_years_then_it_is_what_the_clock_shows(string to) =>
        Assert.Equal((At(to), null), new AdvanceClock(At(to)).Decide(Now));

    [Theory]
    [InlineData("2026-01-31T10:00:00.5Z")]
    [InlineData("2025-12-31T00:00:00Z")]
    [InlineData("2126-01-31T10:00:00.501Z")]
    public void Not_later_or_more_than_a_hundred_years_on_then_it_is_refused_by_its_place(string to)
    {
        var (now, refusal) = new AdvanceClock(At(to)).Decide(Now);

        Assert.Equal((Now, "unprocessable"), (now, refusal!.Code));
        Assert.Equal(("/to", FaultCodes.OutOfRange), (refusal.Faults.Single().Pointer, refusal.Faults.Single().Code));
    }

    [Fact]
    public void Steps_that_add_up_to_more_than_a_hundred_years_or_lead_beyond_2200_then_they_are_refused()
    {
        Assert.Null(Advance("P100Y", Now));
        Assert.Equal("/by", Advance("P100Y1D", Now));
        Assert.Equal("/by", Advance("P99Y366DT24H", Now));
        Assert.Null(Advance("P1D", At("2200-12-30T23:59:59Z")));
        Assert.Equal("/by", Advance("P1D", At("2200-12-31T00:00:00Z")));
    }

    private static string? Advance(string by, Instant now) =>
        new AdvanceClock(ClockStep.Parse(by)!.Value).Decide(now).Refusal?.Faults.Single().Pointer;

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text));
}
