using System.Globalization;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>
/// Reads the rules of tiers from a line, its parts set apart by <c>|</c>: window, levels, validity, then in any order
/// fall, grace and the rest. <c>year | silver=spend 1000, gold=spend 5000 / visits 9 | for P12M | oneDown</c>. A slash
/// joins alternatives, an ampersand, which binds closer, what is needed together.
/// </summary>
internal static class TierText
{
    public static TiersDefinition Rules(string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        var definition = new TiersDefinition
        {
            Window = WindowOf(parts[0]),
            Levels = [.. parts[1].Split(',', StringSplitOptions.TrimEntries).Select(Level)],
            Validity = ValidityOf(parts[2]),
        };
        return parts.Skip(3).Aggregate(definition, static (so, part) => part.Split(' ') switch
        {
            ["toEarned"] => so with { AtEnd = TierFall.ToEarned },
            ["oneDown"] => so with { AtEnd = TierFall.OneDown },
            ["keep"] => so with { AtEnd = TierFall.Keep },
            ["noRecheck"] => so with { RecheckAfterReturn = false },
            ["grace", var period] => so with { Grace = new GracePeriod(Period(period), ExpiryRounding.EndOfDay) },
            ["grace", var period, "endOfMonth"] =>
                so with { Grace = new GracePeriod(Period(period), ExpiryRounding.EndOfMonth) },
            ["grace", var period, "endOfYear"] =>
                so with { Grace = new GracePeriod(Period(period), ExpiryRounding.EndOfYear) },
            _ => throw new FormatException(part),
        });
    }

    public static CalendarPeriod Period(string text) => CalendarPeriod.Parse(text) ?? throw new FormatException(text);

    private static Window WindowOf(string text) => text.Split(' ') switch
    {
        ["lifetime"] => new LifetimeWindow(),
        ["month"] => new CalendarWindow(CalendarUnit.Month),
        ["quarter"] => new CalendarWindow(CalendarUnit.Quarter),
        ["year"] => new CalendarWindow(CalendarUnit.Year),
        ["anniversary"] => new AnniversaryWindow(),
        ["rolling", var period] => new RollingWindow(Period(period)),
        _ => throw new FormatException(text),
    };

    private static TierValidity ValidityOf(string text) => text.Split(' ') switch
    {
        ["toEndOfPeriod"] => new ToEndOfPeriod(),
        ["toEndOfNextPeriod"] => new ToEndOfNextPeriod(),
        ["throughNextPeriod"] => new ThroughNextPeriod(),
        ["whileReached"] => new WhileReached(),
        ["for", var period] => new ForPeriod(Period(period)),
        _ => throw new FormatException(text),
    };

    private static TierDefinition Level(string text)
    {
        var (id, reach) = (text.Split('=')[0], text.Split('=')[1]);
        return new TierDefinition(id, id, reach == "free" ? null : Any(reach), Benefits.None);
    }

    private static TierReach Any(string text) => text.Split('/', StringSplitOptions.TrimEntries) switch
    {
        [var one] => All(one),
        var several => new AnyReach([.. several.Select(All)]),
    };

    private static TierReach All(string text) => text.Split('&', StringSplitOptions.TrimEntries) switch
    {
        [var one] => Metric(one),
        var several => new AllReach([.. several.Select(Metric)]),
    };

    private static TierReach Metric(string text) => new MetricReach(
        Enum.Parse<TierMetric>(text.Split(' ')[0], ignoreCase: true),
        long.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture));
}
