using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Ledger;

/// <summary>
/// One change of one account: settles it to now, then takes the movements of one cause, and yields the entries and the
/// account after them. Nothing happens to the account it starts from, so a posting can be thrown away.
/// </summary>
public sealed partial class Posting
{
    private readonly Account before;
    private readonly Instant now;
    private readonly IdIssuer ids;
    private readonly Instant recordedAt;
    private readonly LotBook book;
    private readonly List<LedgerEntry> entries = new(1);
    private readonly Movement write;
    private readonly Guid referenceId;
    private byte[] hash;
    private Guid headId;
    private long lifetimeEarned;

    /// <param name="occasion">What now, a date, brings to it; null: nothing.</param>
    /// <param name="recordedAt">What the entries say; null: now.</param>
    public Posting(
        Account account, Guid referenceId, Instant now, IdIssuer ids, Occasion? occasion = null,
        Instant? recordedAt = null)
    {
        (before, this.now, this.ids) = (account, now, ids);
        this.recordedAt = recordedAt ?? now;
        (hash, headId, lifetimeEarned) = (account.HeadHash, account.HeadId, account.LifetimeEarned);
        book = LotBook.Of(account);
        write = Write;
        book.Settle(now, write);
        this.referenceId = occasion?.Id ?? referenceId;
        if (occasion is null) return;
        Occasions = [occasion];
        foreach (var (lot, units) in occasion.Lots) Give(units, lot);
    }

    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>What a date has brought; empty where it is no such date.</summary>
    public IReadOnlyList<Occasion> Occasions { get; } = [];

    public IReadOnlyList<Lot> Lots => book.Lots;

    public IReadOnlyList<Hold> Holds => book.Holds;

    public Balance Balance => book.Balance();

    /// <summary>When all units go for want of activity; never where they do not.</summary>
    public Instant LapsesAt => book.LapsesAt;

    /// <summary>Grants units that a purchase earned.</summary>
    public void Accrue(long units, LotKey lot)
    {
        lifetimeEarned = checked(lifetimeEarned + units);
        Grant(EntryKind.Accrual, units, lot);
    }

    /// <summary>Gives expired units back, as units earned now.</summary>
    public void Reinstate(long units, LotKey lot)
    {
        book.Restore(EntryKind.Reinstatement, Bucket.Expired, lot, units, write);
        book.Settle(now, write);
    }

    /// <summary>Makes units available that wait for an activity.</summary>
    /// <returns>How many.</returns>
    public long MatureTold()
    {
        var units = book.MatureTold(write);
        book.Settle(now, write);
        return units;
    }

    /// <summary>The member was active: all units live on until this instant, if they did not already.</summary>
    public void LiveOn(Instant lapsesAt)
    {
        if (lapsesAt == Instant.Never || book.LapsesAt == Instant.Never || lapsesAt > book.LapsesAt)
            book.LapsesAt = lapsesAt;
    }

    /// <summary>Grants units by hand.</summary>
    public void Adjust(long units, LotKey lot) => Grant(EntryKind.Adjustment, units, lot);

    /// <summary>Grants units that the program gives for something that is no purchase.</summary>
    public void Give(long units, LotKey lot) => Grant(EntryKind.Bonus, units, lot);

    /// <summary>Spends available units, soonest expiry first.</summary>
    /// <returns>The lots they came from; null, and nothing changed, where fewer are available.</returns>
    public IReadOnlyList<Allocation>? TrySpend(long units) =>
        book.Available < units ? null : book.Take(EntryKind.Redemption, Bucket.Redeemed, units, write);

    /// <summary>Sets available units aside for the redemption this posting is for.</summary>
    /// <returns>Null, and nothing changed, where fewer are available.</returns>
    public Hold? TryReserve(long units, Guid rewardId, Instant lapsesAt) =>
        book.Available < units ? null : book.Reserve(referenceId, rewardId, lapsesAt, units, write);

    /// <summary>What is set aside for a redemption now; null where nothing is, or no longer.</summary>
    public Hold? HoldOf(Guid redemptionId) => book.Holds.FirstOrDefault(hold => hold.RedemptionId == redemptionId);

    /// <summary>Spends part of what is set aside, soonest expiry first, and gives back the rest.</summary>
    /// <returns>What was spent.</returns>
    public IReadOnlyList<Allocation> End(Hold hold, long units)
    {
        var spent = book.End(hold, units, write);
        book.Settle(now, write);
        return spent;
    }

    /// <summary>Takes available units out for another member, soonest expiry first.</summary>
    /// <returns>The lots they came from; null, and nothing changed, where fewer are available.</returns>
    public IReadOnlyList<Allocation>? TrySend(long units) =>
        book.Available < units ? null : book.Take(EntryKind.Transfer, Bucket.Transferred, units, write);

    /// <summary>Takes in what another member sent, in lots of the same keys; debt is repaid by it.</summary>
    /// <param name="lapsesAt">
    /// When the units would have gone in the other account for want of activity: here they do not go before.
    /// </param>
    public void Receive(IEnumerable<Allocation> parts, Instant lapsesAt)
    {
        if (lapsesAt != Instant.Never && lapsesAt > book.LapsesAt) book.LapsesAt = lapsesAt;
        foreach (var part in parts)
            book.Restore(EntryKind.Transfer, Bucket.Transferred, part.Lot, part.Units, write);
        book.Settle(now, write);
    }

    /// <summary>Revokes available units by hand, soonest expiry first; false where fewer are available.</summary>
    public bool TryRevoke(long units)
    {
        if (book.Available < units) return false;
        book.Take(EntryKind.Adjustment, Bucket.Revoked, units, write);
        return true;
    }

    /// <summary>
    /// Takes back units that a return unearned: from the lot they went to, then soonest expiry first, then, if the
    /// program allows, as debt.
    /// </summary>
    /// <returns>How many could be taken.</returns>
    public long Clawback(long units, LotKey lot, bool mayGoNegative)
    {
        var taken = TakeBack(EntryKind.Clawback, units, lot, mayGoNegative);
        lifetimeEarned = checked(lifetimeEarned - taken);
        return taken;
    }

    /// <summary>Takes back units of <see cref="Give"/>, as <see cref="Clawback"/> does those of a purchase.</summary>
    /// <returns>How many could be taken.</returns>
    public long TakeBack(long units, LotKey lot, bool mayGoNegative) =>
        TakeBack(EntryKind.Bonus, units, lot, mayGoNegative);

    /// <summary>
    /// Gives spent units back to these lots; what goes to a lot that has expired expires at once.
    /// </summary>
    public void Restore(IEnumerable<Allocation> allocations)
    {
        foreach (var part in allocations)
            book.Restore(EntryKind.Reversal, Bucket.Redeemed, part.Lot, part.Units, write);
        book.Settle(now, write);
    }

    /// <summary>The account after this posting.</summary>
    public Account After() => IsUnchanged ? before : before with
    {
        EntryCount = before.EntryCount + entries.Count,
        HeadId = headId,
        HeadHash = hash,
        LifetimeEarned = lifetimeEarned,
        Lots = book.Lots,
        Holds = book.Holds,
        Standing = before.Standing with { LapsesAt = book.LapsesAt },
    };

    // What costs nothing can be reserved without an entry.
    private bool IsUnchanged => entries.Count == 0 && book.LapsesAt == before.Standing.LapsesAt
        && ReferenceEquals(book.Holds, before.Holds);

    private long TakeBack(EntryKind kind, long units, LotKey lot, bool mayGoNegative)
    {
        var left = units - book.TakeFromLot(lot, kind, Bucket.Revoked, units, write);
        foreach (var part in book.Take(kind, Bucket.Revoked, left, write)) left -= part.Units;
        if (left == 0 || !mayGoNegative) return units - left;
        book.TakeOnDebt(kind, Bucket.Revoked, left, write);
        return units;
    }

    private void Grant(EntryKind kind, long units, LotKey lot)
    {
        book.Grant(kind, lot, units, now, write);
        book.Settle(now, write);
    }

    private void Write(EntryKind kind, Bucket from, Bucket to, LotKey lot, long units, Guid? reference)
    {
        var entry = new LedgerEntry
        {
            Id = ids.Next(),
            MemberId = before.MemberId,
            ProgramId = before.ProgramId,
            Sequence = before.EntryCount + entries.Count + 1,
            PreviousId = headId,
            Kind = kind,
            ReferenceId = reference ?? referenceId,
            From = from,
            To = to,
            Units = units,
            Lot = lot,
            RecordedAt = recordedAt,
            Hash = [],
        };
        hash = HashChain.Next(hash, before.TenantId, entry);
        headId = entry.Id;
        entries.Add(entry with { Hash = hash });
    }
}
