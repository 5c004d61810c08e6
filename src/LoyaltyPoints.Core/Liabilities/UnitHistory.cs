using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Liabilities;

/// <summary>
/// What became of an account's units, by the month in which they were issued. It follows from the account's entries
/// alone, taken in one after the other. An entry says which lot it takes from; of the lots that expire in one month,
/// the oldest cohort goes first. What comes back goes to the newest: last taken, first given back.
/// </summary>
public sealed class UnitHistory
{
    private readonly SortedList<UnitCohort, OpenUnits> open = [];
    private readonly SortedList<(UnitCohort Cohort, int Month), UnitMoves> moves = [];
    private readonly SortedList<int, long> sales = [];

    /// <summary>How many entries were taken in; the sequence of the newest.</summary>
    public long EntryCount { get; private set; }

    /// <summary>The newest entry that was taken in; <see cref="Guid.Empty"/> where there is none.</summary>
    public Guid HeadId { get; private set; }

    /// <summary>No empty ones; below zero only for <see cref="Months.Debt"/>.</summary>
    public IReadOnlyDictionary<UnitCohort, OpenUnits> Open => open;

    /// <summary>By cohort and month; no empty ones.</summary>
    public IReadOnlyDictionary<(UnitCohort Cohort, int Month), UnitMoves> Moves => moves;

    /// <summary>Net sales of the purchases that earned, by the month in which they were written down.</summary>
    public IReadOnlyDictionary<int, long> Sales => sales;

    /// <summary>A history as it was stored.</summary>
    public static UnitHistory Restore(
        long entryCount, Guid headId, IEnumerable<KeyValuePair<UnitCohort, OpenUnits>> open,
        IEnumerable<KeyValuePair<(UnitCohort Cohort, int Month), UnitMoves>> moves,
        IEnumerable<KeyValuePair<int, long>> sales)
    {
        var history = new UnitHistory { EntryCount = entryCount, HeadId = headId };
        foreach (var (cohort, units) in open) history.open.Add(cohort, units);
        foreach (var (key, units) in moves) history.moves.Add(key, units);
        foreach (var (month, amount) in sales) history.sales.Add(month, amount);
        return history;
    }

    /// <summary>Takes in the next entry.</summary>
    /// <param name="calendar">Where months begin; the same for all entries.</param>
    /// <exception cref="ArgumentException">It is not the next.</exception>
    public void Apply(LedgerEntry entry, LocalCalendar calendar)
    {
        if (entry.Sequence != EntryCount + 1)
            throw new ArgumentException($"Entry {entry.Sequence} does not follow {EntryCount}.");
        (EntryCount, HeadId) = (entry.Sequence, entry.Id);
        var month = Months.Of(calendar, entry.RecordedAt);
        var expires = Months.LastBefore(calendar, entry.Lot.ExpiresAt);
        foreach (var (cohort, units) in Take(entry, new UnitCohort(month, expires)).ToList())
            Put(entry.To, new UnitCohort(cohort.Issued, expires), units, MonthOf(entry, expires, month));
    }

    /// <summary>Adds what a purchase that earned came to.</summary>
    /// <param name="month">In which its units were issued.</param>
    public void AddSales(int month, long amount) =>
        sales[month] = checked(sales.GetValueOrDefault(month) + amount);

    // Expired units went when they expired, whenever that was written down.
    private static int MonthOf(LedgerEntry entry, int expires, int month) =>
        entry.To == Bucket.Expired ? Math.Min(month, expires) : month;

    private IEnumerable<(UnitCohort Cohort, long Units)> Take(LedgerEntry entry, UnitCohort now)
    {
        var units = entry.Units;
        switch (entry.From)
        {
            case Bucket.Issued:
                Add(now, now.Issued, entry.Kind == EntryKind.Accrual
                    ? new UnitMoves { Earned = units } : new UnitMoves { Given = units });
                return [(now, units)];
            case Bucket.Transferred:
                Add(now, now.Issued, new UnitMoves { Moved = units });
                return [(now, units)];
            case Bucket.Pending or Bucket.Available or Bucket.Reserved:
                return TakeOpen(entry, now);
            default:
                return TakeBack(entry, now);
        }
    }

    private IEnumerable<(UnitCohort Cohort, long Units)> TakeOpen(LedgerEntry entry, UnitCohort now)
    {
        var left = entry.Units;
        var found = open.Where(pair => pair.Key.Expires == now.Expires && In(entry.From, pair.Value) > 0).ToList();
        // What was set aside last is given back first.
        if (entry.To == Bucket.Available && entry.From == Bucket.Reserved) found.Reverse();
        foreach (var (cohort, units) in found)
        {
            var part = Math.Min(left, In(entry.From, units));
            if (part == 0) break;
            left -= part;
            AddOpen(cohort, entry.From, -part);
            yield return (cohort, part);
        }

        if (left == 0) yield break;
        // Debt: taken without being there.
        AddOpen(now, entry.From, -left);
        yield return (now, left);
    }

    private IEnumerable<(UnitCohort Cohort, long Units)> TakeBack(LedgerEntry entry, UnitCohort now)
    {
        var left = entry.Units;
        var gone = moves.GroupBy(
                static pair => pair.Key.Cohort, pair => Of(entry.From, pair.Value),
                static (cohort, parts) => (Cohort: cohort, Units: parts.Sum()))
            .Where(static one => one.Units > 0)
            .OrderByDescending(one => one.Cohort.Expires == now.Expires).ThenByDescending(static one => one.Cohort);
        foreach (var (cohort, units) in gone.ToList())
        {
            var part = Math.Min(left, units);
            if (part == 0) break;
            left -= part;
            Add(cohort, now.Issued, Moving(entry.From, -part));
            if (cohort.Expires != now.Expires)
            {
                // They live on with another expiry.
                Add(cohort, now.Issued, new UnitMoves { Moved = -part });
                Add(cohort with { Expires = now.Expires }, now.Issued, new UnitMoves { Moved = part });
            }

            yield return (cohort, part);
        }

        if (left == 0) yield break;
        Add(now, now.Issued, Moving(entry.From, -left));
        yield return (now, left);
    }

    private void Put(Bucket to, UnitCohort cohort, long units, int month)
    {
        if (to is Bucket.Pending or Bucket.Available or Bucket.Reserved) AddOpen(cohort, to, units);
        else Add(cohort, month, Moving(to, units));
    }

    private static UnitMoves Moving(Bucket to, long units) => to switch
    {
        Bucket.Redeemed => new UnitMoves { Redeemed = units },
        Bucket.Expired => new UnitMoves { Expired = units },
        Bucket.Revoked => new UnitMoves { Revoked = units },
        Bucket.Transferred => new UnitMoves { Moved = -units },
        _ => new UnitMoves { Given = -units },
    };

    private static long Of(Bucket bucket, UnitMoves one) => bucket switch
    {
        Bucket.Redeemed => one.Redeemed,
        Bucket.Expired => one.Expired,
        _ => one.Revoked,
    };

    private static long In(Bucket bucket, OpenUnits units) => bucket switch
    {
        Bucket.Pending => units.Pending,
        Bucket.Available => units.Available,
        _ => units.Reserved,
    };

    private void AddOpen(UnitCohort cohort, Bucket bucket, long units)
    {
        var sum = open.GetValueOrDefault(cohort) + bucket switch
        {
            Bucket.Pending => new OpenUnits(units, 0, 0),
            Bucket.Available => new OpenUnits(0, units, 0),
            _ => new OpenUnits(0, 0, units),
        };
        if (sum == default) open.Remove(cohort);
        else open[cohort] = sum;
    }

    private void Add(UnitCohort cohort, int month, UnitMoves one)
    {
        // Clocks of several instances may disagree: nothing becomes of units before they are issued.
        month = Math.Max(month, cohort.Issued);
        var sum = moves.GetValueOrDefault((cohort, month)) + one;
        if (sum == default) moves.Remove((cohort, month));
        else moves[(cohort, month)] = sum;
    }
}
