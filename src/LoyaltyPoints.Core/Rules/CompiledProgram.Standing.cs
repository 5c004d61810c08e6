using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Rules;

/// <summary>What a version says of members rather than of orders.</summary>
public sealed partial class CompiledProgram
{
    /// <summary>Null for a program without tiers.</summary>
    public TierLadder? Ladder { get; private init; }

    /// <summary>Whether what purchases count is kept by day, for tiers, bands or thresholds to look back on.</summary>
    public bool CountsDays { get; private init; }

    /// <summary>Whether the member's birthday is asked for.</summary>
    public bool AsksBirthday { get; private init; }

    /// <summary>The segments that rules for purchases or activities ask about.</summary>
    public IReadOnlySet<Guid> AskedSegments { get; private init; } = new HashSet<Guid>();

    /// <summary>The first instant of a local day.</summary>
    public Instant StartOf(DateOnly day) => days.Calendar.StartOf(day);

    /// <summary>The local days of a window that an instant lies in.</summary>
    public (DateOnly From, DateOnly To) DaysOf(Window window, Instant at, Instant enrolledAt) =>
        WindowCalendar.DaysOf(window, DayOf(at), DayOf(enrolledAt));

    /// <summary>
    /// The oldest local day that a decision about an instant may look at; the last day there is: none.
    /// </summary>
    public DateOnly DaysNeededSince(TierStanding? tier, Instant enrolledAt, Instant at)
    {
        var since = Ladder?.DaysNeededSince(tier, enrolledAt, at) ?? DateOnly.MaxValue;
        // What an event changes must be there, too.
        if (DayOf(at) < since) since = DayOf(at);
        foreach (var window in SpentWindows.Select(spent => spent.Over)
            .Concat(Definition.Thresholds.Select(threshold => threshold.Over)))
        {
            // A lifetime is kept as a sum.
            if (window is LifetimeWindow) continue;
            var from = DaysOf(window, at, enrolledAt).From;
            if (from < since) since = from;
        }

        return since;
    }

    /// <summary>Whether a local day is the member's birthday; false where that is not known.</summary>
    public bool IsBirthday(DateOnly? birthday, Instant at) =>
        birthday is { } date && BirthdayCalendar.Falls(date, DayOf(at));

    /// <summary>
    /// When all units of an account go if the member is not active again; never where the program does not say so.
    /// </summary>
    public Instant LapseOf(Instant activeAt) => Definition.Expiry is ExpiryAfterInactivity inactivity
        ? LotCalendar.EndOf(days.Calendar, DayOf(activeAt), inactivity.Period, inactivity.RoundTo) : Instant.Never;

    /// <summary>
    /// The lot of units that come back after their own has expired; null where they are gone for good.
    /// </summary>
    public LotKey? LotOfExtended(Instant reversedAt) => Definition.ExtendReversed is { } period
        ? LotOf(reversedAt, new UnitTerms(null, new ExpiryAfterEarning(period, ExpiryRounding.EndOfDay)))
            with { MaturesAt = Instant.Beginning }
        : null;

    /// <summary>The lot of the stamps of a card that is begun then.</summary>
    public LotKey NewCardLot(Instant begunAt) => Definition.Card?.ExpiresAfter is { } expiry
        ? LotOf(begunAt, new UnitTerms(null, expiry)) : LotOf(begunAt);

    /// <summary>All counters a purchase at this instant can touch: of caps and of thresholds.</summary>
    public IReadOnlyList<CapKey> CounterKeysAt(Instant occurredAt, Instant enrolledAt) =>
        Definition.Thresholds.Count == 0 ? CapKeysAt(occurredAt)
            : [.. CapKeysAt(occurredAt), .. ThresholdsAt(occurredAt, enrolledAt).Select(period => period.Counter)];
}
