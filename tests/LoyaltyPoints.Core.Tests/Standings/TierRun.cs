using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Takes one member through events as the program would, and tells of every step.</summary>
internal sealed class TierRun(string rules, RandomTiers tiers, IReadOnlyList<TierEvent> events)
{
    private readonly Dictionary<DateOnly, Totals> days = [];
    private readonly List<(Instant From, Instant To, long Units)> lots = [];
    private Totals lifetime;
    private Instant now;

    public TiersDefinition Definition { get; } = TierText.Rules(rules);

    public TierLadder Ladder { get; } = new(TierText.Rules(rules), tiers.Calendar);

    public List<TierChange> Changes { get; } = [];

    public TierStanding State { get; private set; } = null!;

    /// <summary>Asked before each step: at which instants to stop on the way from one to another.</summary>
    public Func<Instant, Instant, IEnumerable<Instant>> Stops { get; set; } = static (_, _) => [];

    /// <summary>Whether only the days that are said to be needed are given.</summary>
    public bool OnlyNeededDays { get; set; }

    /// <summary>Called after each step with what was known then.</summary>
    public Action<TierInputs, Instant> After { get; set; } = static (_, _) => { };

    public void To(Instant end)
    {
        now = tiers.Enrolled;
        State = Ladder.Start(Inputs(now, null), now, Changes);
        foreach (var one in events)
        {
            Advance(one.At);
            Happen(one);
        }

        Advance(end);
    }

    private void Advance(Instant to)
    {
        foreach (var stop in Stops(now, to).Append(to))
        {
            State = Ladder.Advance(State, Inputs(stop, State), stop, Changes);
            now = stop;
            After(Inputs(stop, State), stop);
        }
    }

    private void Happen(TierEvent one)
    {
        days[one.On] = days.GetValueOrDefault(one.On) + one.Totals;
        lifetime += one.Totals;
        if (one.Lot is { } lot) lots.Add(lot);
        State = one.IsReturn ? Ladder.AfterReturn(State, Inputs(one.At, State), one.At, Changes)
            : Ladder.Reconsider(State, Inputs(one.At, State), one.At, Changes);
        After(Inputs(one.At, State), one.At);
    }

    private TierInputs Inputs(Instant at, TierStanding? state)
    {
        var book = new DayBook();
        var needed = OnlyNeededDays ? Ladder.DaysNeededSince(state, tiers.Enrolled, at) : DateOnly.MinValue;
        foreach (var (day, totals) in days.Where(one => one.Key >= needed)) book.Put(day, totals);
        var (known, since) = (lots.ToList(), now);
        return new TierInputs(tiers.Enrolled, book, lifetime,
            then => known.Where(lot => lot.From <= Instant.Max(then, since) && Instant.Max(then, since) < lot.To)
                .Sum(lot => lot.Units),
            [.. known.SelectMany(lot => new[] { lot.From, lot.To })
                .Where(change => change > since && change != Instant.Never).Distinct().Order()]);
    }
}
