using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>What a member is shown.</summary>
public sealed class TierViewTests
{
    private const string Levels = "silver=spend 1000, gold=spend 5000";
    private const string Year = $"year | {Levels} | toEndOfNextPeriod";

    [Theory]
    [InlineData(Year, "", "2026-06-01", "none since 2026-02-10T12:00; next silver: spend 1000")]
    [InlineData(Year, "2026-03-05 buy 400", "2026-06-01", "none since 2026-02-10T12:00; next silver: spend 600")]
    [InlineData(Year, "2026-03-05 buy 1200", "2026-06-01",
        "silver since 2026-03-05T12:00 until 2028-01-01; next gold: spend 3800")]
    [InlineData(Year, "2026-03-05 buy 1200", "2027-01-01T00:00",
        "silver since 2026-03-05T12:00 until 2028-01-01; next gold: spend 5000; keep: spend 1000")]
    [InlineData(Year, "2026-03-05 buy 1200; 2027-02-01 buy 400", "2027-03-01",
        "silver since 2026-03-05T12:00 until 2028-01-01; next gold: spend 4600; keep: spend 600")]
    [InlineData(Year, "2026-03-05 buy 5000", "2026-06-01", "gold since 2026-03-05T12:00 until 2028-01-01")]
    [InlineData(Year, "2026-03-05 buy 5000", "2028-01-01T00:00", "none since 2028-01-01; next silver: spend 1000")]
    [InlineData($"{Year} | grace P1M", "2026-03-05 buy 5000; 2028-01-03 buy 100", "2028-01-04",
        "gold since 2026-03-05T12:00 until 2028-01-01 grace 2028-02-01; keep: spend 4900")]
    [InlineData($"{Year} | keep", "2026-03-05 buy 5000", "2027-06-01", "gold since 2026-03-05T12:00 until 2028-01-01")]
    [InlineData($"year | {Levels} | toEndOfPeriod", "2026-03-05 buy 5000", "2026-06-01",
        "gold since 2026-03-05T12:00 until 2027-01-01; keep: spend 5000")]
    [InlineData($"lifetime | {Levels} | toEndOfPeriod", "2026-03-05 buy 5000", "2026-06-01",
        "gold since 2026-03-05T12:00 until 2027-01-01")]
    // What will have left the window by the end is not counted for keeping it.
    [InlineData($"rolling P12M | {Levels} | for P12M", "2026-03-05 buy 4000; 2026-03-05 buy 1000; 2026-05-01 buy 700",
        "2026-06-01", "gold since 2026-03-05T12:00 until 2027-03-06; keep: spend 4300")]
    [InlineData($"rolling P12M | {Levels} | for P12M", "2026-03-05 buy 5000; 2026-05-01 buy 5000", "2026-06-01",
        "gold since 2026-03-05T12:00 until 2027-03-06")]
    [InlineData($"quarter | {Levels} | throughNextPeriod", "2026-03-05 buy 2000", "2026-03-06",
        "none since 2026-02-10T12:00; next silver: ")]
    [InlineData($"quarter | {Levels} | throughNextPeriod", "2026-03-05 buy 2000; 2026-05-01 buy 300", "2026-06-01",
        "silver since 2026-04-01 until 2026-07-01; next gold: spend 4700; keep: spend 700")]
    [InlineData($"quarter | {Levels} | throughNextPeriod", "2026-03-05 buy 2000; 2026-05-01 buy 1000", "2026-06-01",
        "silver since 2026-04-01 until 2026-07-01; next gold: spend 4000")]
    // When time alone will take it.
    [InlineData($"rolling P12M | {Levels} | whileReached", "2026-03-05 buy 4000; 2026-04-05 buy 1000", "2026-06-01",
        "gold since 2026-04-05T12:00 until 2027-03-05")]
    [InlineData($"lifetime | {Levels} | whileReached", "2026-03-05 buy 1000", "2026-06-01",
        "silver since 2026-03-05T12:00; next gold: spend 4000")]
    [InlineData("year | basic=free, a=spend 9 & visits 3 / balance 50 | toEndOfPeriod", "2026-03-05 buy 4; "
        + "2026-03-06 grant 20", "2026-06-01",
        "basic since 2026-02-10T12:00; next a: spend 5 + visits 2 or balance 30")]
    [InlineData("year | a=spend 9 / visits 1 | toEndOfPeriod", "", "2026-06-01",
        "none since 2026-02-10T12:00; next a: spend 9 or visits 1")]
    public void A_view_when_asked_for_then_what_is_held_next_and_needed_to_keep_it(
        string rules, string events, string asOf, string shown)
    {
        var history = new TierHistory(TierText.Rules(rules), TierHistory.Shanghai);
        history.Tell($"2026-02-10 enrol; {events}".TrimEnd(' ', ';'));
        Assert.Equal(shown, Text(history, View(history, asOf)));
    }

    [Theory]
    [InlineData("year", "2026-01-01", "2027-01-01", 700)]
    [InlineData("quarter", "2026-04-01", "2026-07-01", 300)]
    [InlineData("rolling P2M", "2026-04-02", "2026-06-02", 300)]
    [InlineData("rolling P1M", "2026-05-02", "2026-06-02", 0)]
    [InlineData("anniversary", "2026-02-10", "2027-02-10", 700)]
    [InlineData("lifetime", "2026-02-10T12:00", "ever", 700)]
    public void A_view_when_asked_for_then_what_was_counted_over_which_window(
        string window, string from, string to, long spend)
    {
        var history = new TierHistory(TierText.Rules($"{window} | a=spend 900 | toEndOfPeriod"), TierHistory.Shanghai);
        history.Tell("2026-02-10 enrol; 2026-03-05 buy 400 units 7; 2026-05-01 buy 300 units 5; 2026-05-02 grant 60");
        var view = View(history, "2026-06-01");
        Assert.Equal((from, to, spend), (history.Text(view.From), history.Text(view.To), view.Counted.Spend));
        Assert.Equal((spend == 700 ? 12 : spend == 300 ? 5 : 0, spend == 700 ? 2 : spend == 300 ? 1 : 0, 60),
            (view.Counted.Units, view.Counted.Visits, view.Counted.Balance));
    }

    private static TierView View(TierHistory history, string asOf) =>
        history.Ladder.View(history.State, history.Inputs, history.At(asOf));

    private static string Text(TierHistory history, TierView view)
    {
        var parts = new List<string> { $"{view.Current?.Id ?? "none"} since {history.Text(view.Since)}" };
        if (view.HeldUntil is { } until) parts[0] += $" until {history.Text(until)}";
        if (view.GraceUntil is { } grace) parts[0] += $" grace {history.Text(grace)}";
        if (view.Next is { } next) parts.Add($"next {next.Level.Id}: {Text(next.Missing)}");
        if (view.ToKeep is { } missing) parts.Add($"keep: {Text(missing)}");
        return string.Join("; ", parts);
    }

    private static string Text(IReadOnlyList<TierAlternative> alternatives) => string.Join(" or ", alternatives.Select(
        one => string.Join(" + ", one.Parts.Select(part =>
            $"{part.Metric.ToString().ToLowerInvariant()} {part.Missing}"))));
}
