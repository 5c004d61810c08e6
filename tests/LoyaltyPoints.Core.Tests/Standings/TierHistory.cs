using System.Globalization;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>
/// One member's history, told in lines set apart by semicolons, each a local time (noon where it has none) and what
/// happened: <c>enrol</c>, <c>buy 500</c>, <c>buy 500 units 20</c>, <c>return 200 of 2026-03-01</c> (money, with
/// <c>all</c> also the visit), <c>grant 50 until 2027-01-01</c>, <c>grant 50 from 2026-04-01</c>, <c>redeem 10</c>,
/// <c>look</c>, which lets time go by, and <c>show</c>, which also tells what is held.
/// </summary>
internal sealed class TierHistory(TiersDefinition rules, string zone)
{
    public const string Shanghai = "Asia/Shanghai";

    private readonly DayBook days = new();
    private readonly List<(Instant From, Instant To, long Units)> lots = [];
    private readonly List<string> log = [];
    private readonly List<TierChange> changes = [];
    private Totals lifetime;
    private Instant enrolled;
    private Instant now;

    public LocalCalendar Calendar { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    public TierLadder Ladder { get; set; } =
        new(rules, new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    public TierStanding State { get; private set; } = null!;

    public TierInputs Inputs => new(enrolled, days, lifetime, BalanceAt,
        [.. lots.SelectMany(lot => new[] { lot.From, lot.To }).Where(at => at > now && at != Instant.Never)
            .Distinct().Order()]);

    /// <summary>What a history under these rules tells: the changes and what was shown, in lines.</summary>
    public static string Told(string rules, string history, string zone = Shanghai) =>
        new TierHistory(TierText.Rules(rules), zone).Tell(history);

    public string Tell(string history)
    {
        foreach (var line in history.Split(';', StringSplitOptions.TrimEntries)) Happen(line.Split(' '));
        return string.Join("; ", log);
    }

    public Instant At(string text) =>
        Calendar.InstantOf(DateTime.Parse(text.Contains('T') ? text : $"{text}T12:00", CultureInfo.InvariantCulture));

    /// <summary>As short as it can be said: a date where it is midnight.</summary>
    public string Text(Instant at)
    {
        if (at == Instant.Never) return "ever";
        var local = Calendar.LocalTime(at);
        var format = local.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
            : local.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss.fff";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    private void Happen(string[] words)
    {
        var at = At(words[0]);
        if (words[1] == "enrol")
        {
            now = at;
            enrolled = now;
            State = Ladder.Start(Inputs, now, changes);
        }
        else
        {
            // By what was known before, of lots too.
            State = Ladder.Advance(State, Inputs, at, changes);
            now = at;
            State = Apply(words[1..]);
        }

        log.AddRange(changes.Select(change =>
            $"{Text(change.At)} {Name(change.From)}>{Name(change.To)} {change.Reason}"));
        changes.Clear();
        if (words[1] == "show") log.Add(Shown());
    }

    private TierStanding Apply(string[] words)
    {
        switch (words)
        {
            case ["buy", var money, .. var units]:
                return Count(now, new Totals(Number(money), units.Length > 0 ? Number(units[1]) : 0, 1), false);
            case ["return", var money, "of", var day, .. var all]:
                return Count(At(day), new Totals(-Number(money), 0, -all.Length), true);
            case ["grant", var units, "from", var from]:
                return Add(Calendar.StartOf(DateOnly.Parse(from)), Instant.Never, Number(units));
            case ["grant", var units, .. var until]:
                return Add(now, until.Length > 0 ? Calendar.StartOf(DateOnly.Parse(until[1])) : Instant.Never,
                    Number(units));
            case ["redeem", var units]:
                return Add(now, Instant.Never, -Number(units));
            default:
                return State;
        }
    }

    private TierStanding Count(Instant at, Totals totals, bool isReturn)
    {
        var day = DateOnly.FromDateTime(Calendar.LocalTime(at));
        days.Put(day, days[day] + totals);
        lifetime += totals;
        return isReturn ? Ladder.AfterReturn(State, Inputs, now, changes)
            : Ladder.Reconsider(State, Inputs, now, changes);
    }

    private TierStanding Add(Instant from, Instant to, long units)
    {
        lots.Add((from, to, units));
        return Ladder.Reconsider(State, Inputs, now, changes);
    }

    private long BalanceAt(Instant at)
    {
        var then = Instant.Max(at, now);
        return lots.Where(lot => lot.From <= then && then < lot.To).Sum(lot => lot.Units);
    }

    private string Shown() => State.GraceUntil is { } grace
        ? $"{Name(State.Id)} in grace to {Text(grace)}" : $"{Name(State.Id)} until {Text(State.HeldUntil)}";

    private static string Name(string? id) => id ?? "none";

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
