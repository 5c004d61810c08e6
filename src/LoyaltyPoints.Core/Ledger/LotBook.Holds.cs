namespace LoyaltyPoints.Core.Ledger;

/// <summary>
/// What is set aside of the lots. While it is, it does not expire; what comes back may do so at once.
/// </summary>
public sealed partial class LotBook
{
    /// <summary>In the order of reservation.</summary>
    public IReadOnlyList<Hold> Holds { get; private set; } = [];

    private long Reserved => Holds.Aggregate(0L, static (sum, hold) => checked(sum + hold.Units));

    /// <summary>Sets available units aside, in the order of consumption; there must be as many.</summary>
    public Hold Reserve(Guid redemptionId, Guid rewardId, Instant lapsesAt, long units, Movement write)
    {
        var parts = Take(EntryKind.Reservation, Bucket.Reserved, units, write);
        var hold = new Hold(redemptionId, rewardId, lapsesAt, parts);
        Holds = [.. Holds, hold];
        return hold;
    }

    /// <summary>
    /// Spends the first <paramref name="units"/> of what is set aside, and puts the rest back. To be followed by
    /// <see cref="Settle"/>.
    /// </summary>
    /// <returns>What was spent.</returns>
    public IReadOnlyList<Allocation> End(Hold hold, long units, Movement write)
    {
        Holds = [.. Holds.Where(other => other.RedemptionId != hold.RedemptionId)];
        var spent = new List<Allocation>(hold.Parts.Count);
        foreach (var part in hold.Parts)
        {
            var taken = Math.Min(units, part.Units);
            units -= taken;
            if (taken > 0)
            {
                spent.Add(part with { Units = taken });
                write(EntryKind.Redemption, Bucket.Reserved, Bucket.Redeemed, part.Lot, taken, hold.RedemptionId);
            }

            if (taken == part.Units) continue;
            Change(part.Lot, 0, part.Units - taken);
            write(
                EntryKind.Release, Bucket.Reserved, Bucket.Available, part.Lot, part.Units - taken, hold.RedemptionId);
        }

        return spent;
    }

    // What expired while it was set aside goes before anything else: expired units repay nothing.
    private void Lapse(Hold hold, Movement write)
    {
        End(hold, 0, write);
        foreach (var part in hold.Parts)
            if (ExpiryOf(part.Lot) <= hold.LapsesAt && Find(part.Lot) is >= 0 and var at) Expire(lots[at], write);
        RepayDebt(write);
    }

    private static Instant NextLapseOf(IReadOnlyList<Hold> holds)
    {
        var next = Instant.Never;
        for (var at = 0; at < holds.Count; at++)
            if (holds[at].LapsesAt < next) next = holds[at].LapsesAt;
        return next;
    }

    // The one that lapses next, if that is not after this instant.
    private Hold? NextLapse(Instant asOf)
    {
        var next = NextLapseOf(Holds);
        return next == Instant.Never || next > asOf ? null : Holds.First(hold => hold.LapsesAt == next);
    }
}
