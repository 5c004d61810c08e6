namespace LoyaltyPoints.Core.Ledger;

/// <summary>Writes down one movement of units of a lot.</summary>
/// <param name="reference">What it belongs to, where that is not what the lots are changed for.</param>
public delegate void Movement(
    EntryKind kind, Bucket from, Bucket to, LotKey lot, long units, Guid? reference = null);

/// <summary>
/// The lots of one account while they change, kept in the order of consumption. Every change is told to a
/// <see cref="Movement"/>, so that lots and entries cannot drift apart.
/// </summary>
public sealed partial class LotBook
{
    private readonly List<Lot> lots;

    private LotBook(List<Lot> lots) => this.lots = lots;

    public static LotBook Of(Account account) =>
        new([.. account.Lots]) { LapsesAt = account.Standing.LapsesAt, Holds = account.Holds };

    /// <summary>From this instant on all units are gone that do not expire before, for want of activity.</summary>
    public Instant LapsesAt { get; set; } = Instant.Never;

    public IReadOnlyList<Lot> Lots => lots;

    /// <summary>What can be spent; the debt, below zero, where there is one.</summary>
    public long Available => lots.Aggregate(0L, (sum, lot) => checked(sum + lot.Available));

    public Balance Balance() => new(Available, lots.Aggregate(0L, (sum, lot) => checked(sum + lot.Pending)), Reserved);

    /// <summary>
    /// The next instant at which units of an account mature, expire or come back by themselves; never where none do.
    /// Asked at every write.
    /// </summary>
    public static Instant NextChangeOf(Account account)
    {
        var next = NextLapseOf(account.Holds);
        for (var at = 0; at < account.Lots.Count; at++)
        {
            var lot = account.Lots[at];
            if (lot.Key.IsDebt) continue;
            var change = EventOf(lot, account.Standing.LapsesAt);
            if (change < next) next = change;
        }

        return next;
    }

    /// <summary>
    /// Instants at which units mature, expire or come back by themselves, ascending; empty where none do.
    /// </summary>
    public IReadOnlyList<Instant> Changes =>
    [
        .. lots.Where(static lot => !lot.Key.IsDebt)
            .SelectMany(lot => new[] { EventOf(lot), ExpiryOf(lot) })
            .Concat(Holds.SelectMany(hold => hold.Parts.Select(part => ExpiryOf(part.Lot)).Append(hold.LapsesAt)))
            .Where(static at => at != Instant.Never).Distinct().Order(),
    ];

    /// <summary>
    /// Brings the book to <paramref name="asOf"/>: what matured becomes available (and repays debt), what expired
    /// goes, what was set aside for too long comes back, in the order in which it happened.
    /// </summary>
    public void Settle(Instant asOf, Movement write)
    {
        while (true)
        {
            var next = NextEvent(asOf);
            if (NextLapse(asOf) is { } lapsed && (next is null || lapsed.LapsesAt <= EventOf(next.Value)))
            {
                Lapse(lapsed, write);
                continue;
            }

            if (next is not { } lot) break;
            if (lot.Pending > 0 && lot.Key.MaturesAt < ExpiryOf(lot))
            {
                Change(lot.Key, -lot.Pending, lot.Pending);
                write(EntryKind.Maturity, Bucket.Pending, Bucket.Available, lot.Key, lot.Pending);
                RepayDebt(write);
                continue;
            }

            Expire(lot, write);
        }

        // Only what is left of units that came in late: expired ones repay nothing.
        RepayDebt(write);
    }

    /// <summary>
    /// Adds granted units. To be followed by <see cref="Settle"/>: they may have expired, or repay debt.
    /// </summary>
    public void Grant(EntryKind kind, LotKey lot, long units, Instant now, Movement write)
    {
        var pending = lot.MaturesAt > now;
        Change(lot, pending ? units : 0, pending ? 0 : units);
        write(kind, Bucket.Issued, pending ? Bucket.Pending : Bucket.Available, lot, units);
    }

    /// <summary>
    /// Makes units available that wait for something to be told. To be followed by <see cref="Settle"/>.
    /// </summary>
    /// <returns>How many.</returns>
    public long MatureTold(Movement write)
    {
        var matured = 0L;
        foreach (var lot in lots.Where(static lot => lot.Pending > 0 && lot.Key.MaturesAt == Instant.Never).ToList())
        {
            Change(lot.Key, -lot.Pending, lot.Pending);
            write(EntryKind.Maturity, Bucket.Pending, Bucket.Available, lot.Key, lot.Pending);
            matured += lot.Pending;
        }

        return matured;
    }

    /// <summary>Puts units back into the lot they came from. To be followed by <see cref="Settle"/>.</summary>
    public void Restore(EntryKind kind, Bucket from, LotKey lot, long units, Movement write)
    {
        Change(lot, 0, units);
        write(kind, from, Bucket.Available, lot, units);
    }

    /// <summary>Takes up to <paramref name="units"/> available units in the order of consumption.</summary>
    /// <returns>What was taken, lot by lot; less than asked for where there was less.</returns>
    public IReadOnlyList<Allocation> Take(EntryKind kind, Bucket to, long units, Movement write)
    {
        var taken = new List<Allocation>(1);
        while (units > 0 && lots.FindIndex(static lot => lot.Available > 0) is >= 0 and var at)
            units -= TakeFrom(lots[at].Key, kind, to, units, write, taken);
        return taken;
    }

    /// <summary>Takes up to <paramref name="units"/> units of one lot, pending ones too.</summary>
    /// <returns>How many were taken.</returns>
    public long TakeFromLot(LotKey key, EntryKind kind, Bucket to, long units, Movement write)
    {
        var available = TakeFrom(key, kind, to, units, write, null);
        var at = Find(key);
        var pending = at < 0 ? 0 : Math.Min(units - available, lots[at].Pending);
        if (pending == 0) return available;
        Change(key, -pending, 0);
        write(kind, Bucket.Pending, to, key, pending);
        return available + pending;
    }

    /// <summary>Takes units that are not there: the debt lot goes below zero.</summary>
    public void TakeOnDebt(EntryKind kind, Bucket to, long units, Movement write)
    {
        Change(LotKey.Debt, 0, -units);
        write(kind, Bucket.Available, to, LotKey.Debt, units);
    }

    private void Expire(Lot lot, Movement write)
    {
        Change(lot.Key, -lot.Pending, -lot.Available);
        if (lot.Pending > 0) write(EntryKind.Expiry, Bucket.Pending, Bucket.Expired, lot.Key, lot.Pending);
        if (lot.Available > 0) write(EntryKind.Expiry, Bucket.Available, Bucket.Expired, lot.Key, lot.Available);
    }

    private long TakeFrom(
        LotKey key, EntryKind kind, Bucket to, long units, Movement write, List<Allocation>? taken)
    {
        var at = Find(key);
        var part = at < 0 ? 0 : Math.Min(units, lots[at].Available);
        if (part <= 0) return 0;
        Change(key, 0, -part);
        write(kind, Bucket.Available, to, key, part);
        taken?.Add(new Allocation(key, part));
        return part;
    }

    // Debt stands first in the order, so it is repaid before anything can be spent; the units leave their lots as
    // revoked, which is what the clawback would have done to them had they been there.
    private void RepayDebt(Movement write)
    {
        if (lots.Count == 0 || !lots[0].Key.IsDebt) return;
        foreach (var part in Take(EntryKind.DebtRepayment, Bucket.Revoked, -lots[0].Available, write))
        {
            Change(LotKey.Debt, 0, part.Units);
            write(EntryKind.DebtRepayment, Bucket.Revoked, Bucket.Available, LotKey.Debt, part.Units);
        }
    }

    private Lot? NextEvent(Instant asOf)
    {
        Lot? next = null;
        foreach (var lot in lots)
        {
            if (lot.Key.IsDebt || EventOf(lot) > asOf) continue;
            if (next is not { } best || EventOf(lot) < EventOf(best)) next = lot;
        }

        return next;
    }

    private Instant EventOf(Lot lot) => EventOf(lot, LapsesAt);

    private Instant ExpiryOf(Lot lot) => ExpiryOf(lot.Key);

    private Instant ExpiryOf(LotKey lot) => ExpiryOf(lot, LapsesAt);

    private static Instant EventOf(Lot lot, Instant lapsesAt)
    {
        var expiry = ExpiryOf(lot.Key, lapsesAt);
        return lot.Pending > 0 && lot.Key.MaturesAt < expiry ? lot.Key.MaturesAt : expiry;
    }

    private static Instant ExpiryOf(LotKey lot, Instant lapsesAt) =>
        lot.ExpiresAt < lapsesAt ? lot.ExpiresAt : lapsesAt;

    private int Find(LotKey key)
    {
        var at = 0;
        while (at < lots.Count && lots[at].Key.ConsumedBefore(key) < 0) at++;
        return at < lots.Count && lots[at].Key == key ? at : ~at;
    }

    private void Change(LotKey key, long pending, long available)
    {
        var at = Find(key);
        var old = at >= 0 ? lots[at] : new Lot(key, 0, 0);
        var lot = new Lot(key, checked(old.Pending + pending), checked(old.Available + available));
        if (at < 0) lots.Insert(~at, lot);
        else if (lot is { Pending: 0, Available: 0 }) lots.RemoveAt(at);
        else lots[at] = lot;
    }
}
