namespace LoyaltyPoints.Core.Ledger;

/// <summary>What of the lots goes from one record of a person to the other.</summary>
public sealed partial class LotBook
{
    /// <summary>Takes all units out, pending ones too, and debt with them; nothing is left.</summary>
    /// <returns>What was there, in the order of consumption; debt below zero.</returns>
    public IReadOnlyList<Lot> TakeAll(EntryKind kind, Bucket to, Movement write)
    {
        var sent = lots.ToList();
        lots.Clear();
        foreach (var lot in sent)
        {
            if (lot.Pending > 0) write(kind, Bucket.Pending, to, lot.Key, lot.Pending);
            if (lot.Available > 0) write(kind, Bucket.Available, to, lot.Key, lot.Available);
            if (lot.Available < 0) write(kind, to, Bucket.Available, lot.Key, -lot.Available);
        }

        return sent;
    }

    /// <summary>Takes in what <see cref="TakeAll"/> took out. To be followed by <see cref="Settle"/>.</summary>
    public void TakeIn(IEnumerable<Lot> sent, Movement write)
    {
        const Bucket gone = Bucket.Transferred;
        foreach (var lot in sent)
        {
            Change(lot.Key, lot.Pending, lot.Available);
            if (lot.Pending > 0) write(EntryKind.Merge, gone, Bucket.Pending, lot.Key, lot.Pending);
            if (lot.Available > 0) write(EntryKind.Merge, gone, Bucket.Available, lot.Key, lot.Available);
            if (lot.Available < 0) write(EntryKind.Merge, Bucket.Available, gone, lot.Key, -lot.Available);
        }
    }

    /// <summary>
    /// Takes out of each lot what once came into it, as far as it is still there: available units first.
    /// </summary>
    /// <param name="came">In the order of consumption. Debt that came stays.</param>
    /// <returns>What was there.</returns>
    public IReadOnlyList<Lot> SendBack(IEnumerable<Lot> came, Movement write)
    {
        var sent = new List<Lot>();
        foreach (var lot in came.Where(static lot => !lot.Key.IsDebt))
        {
            if (Find(lot.Key) is not (>= 0 and var at)) continue;
            var all = checked(lot.Pending + lot.Available);
            var available = Math.Min(all, Math.Max(0, lots[at].Available));
            var pending = Math.Min(all - available, lots[at].Pending);
            if (available + pending == 0) continue;
            Change(lot.Key, -pending, -available);
            if (pending > 0) write(EntryKind.Merge, Bucket.Pending, Bucket.Transferred, lot.Key, pending);
            if (available > 0) write(EntryKind.Merge, Bucket.Available, Bucket.Transferred, lot.Key, available);
            sent.Add(new Lot(lot.Key, pending, available));
        }

        return sent;
    }
}
