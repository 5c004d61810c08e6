namespace LoyaltyPoints.Core.Ledger;

/// <summary>What does not fit, and where.</summary>
/// <param name="Sequence">Of the first entry that does not fit; 0 where it is the account itself.</param>
/// <param name="EntryId">That entry; null where it is missing or the fault is in the account.</param>
public sealed record LedgerFinding(long Sequence, Guid? EntryId, string Detail);

/// <summary>
/// Walks an account's entries from the first and proves, or disproves, that the account follows from them.
/// </summary>
public sealed class LedgerVerifier(Account account)
{
    private readonly Dictionary<LotKey, Lot> lots = [];
    private readonly Dictionary<(Guid RedemptionId, LotKey Lot), long> held = [];
    private readonly long[] buckets = new long[Enum.GetValues<Bucket>().Length];
    private byte[] hash = HashChain.Genesis;
    private Guid previousId;
    private long sequence;
    private long lifetimeEarned;

    /// <summary>
    /// Units in each bucket after the entries seen so far, indexed by <see cref="Bucket"/>; their sum is 0.
    /// </summary>
    public IReadOnlyList<long> Buckets => buckets;

    /// <summary>The account as these entries, oldest first, leave it.</summary>
    /// <param name="lapseOf">When a reservation lapses, which its entries do not say.</param>
    /// <exception cref="InvalidOperationException">The entries do not form a chain from the account's
    /// first.</exception>
    public static Account Rebuild(
        Account account, IEnumerable<LedgerEntry> entries, Func<Guid, Instant> lapseOf)
    {
        var verifier = new LedgerVerifier(account);
        foreach (var entry in entries)
            if (verifier.Next(entry) is { } finding) throw new InvalidOperationException(finding.Detail);
        return account with
        {
            EntryCount = verifier.sequence,
            HeadId = verifier.previousId,
            HeadHash = verifier.hash,
            LifetimeEarned = verifier.lifetimeEarned,
            Lots = [.. verifier.Lots],
            Holds = [.. verifier.Held.GroupBy(part => part.RedemptionId, part => part.Part)
                .Select(parts => new Hold(parts.Key, Guid.Empty, lapseOf(parts.Key), [.. parts]))],
        };
    }

    /// <summary>Takes the next entry, oldest first.</summary>
    /// <returns>Null where it fits.</returns>
    public LedgerFinding? Next(LedgerEntry entry)
    {
        sequence++;
        if (entry.Sequence != sequence) return At(entry, $"sequence {entry.Sequence} stands where {sequence} belongs");
        if (entry.MemberId != account.MemberId || entry.ProgramId != account.ProgramId)
            return At(entry, "belongs to another account");
        if (entry.PreviousId != previousId) return At(entry, "does not name the entry before it");
        var expected = HashChain.Next(hash, account.TenantId, entry);
        if (!expected.AsSpan().SequenceEqual(entry.Hash)) return At(entry, "its hash does not follow from its fields");
        if (entry.Units <= 0) return At(entry, "moves no positive amount");
        if (entry.From == entry.To) return At(entry, "moves units to where they were");
        (hash, previousId) = (entry.Hash, entry.Id);
        try
        {
            return Count(entry);
        }
        catch (OverflowException)
        {
            return At(entry, "leaves the range of a 64-bit number");
        }
    }

    private LedgerFinding? Count(LedgerEntry entry)
    {
        buckets[(int)entry.From] = checked(buckets[(int)entry.From] - entry.Units);
        buckets[(int)entry.To] = checked(buckets[(int)entry.To] + entry.Units);
        if (entry.Kind == EntryKind.Accrual) lifetimeEarned = checked(lifetimeEarned + entry.Units);
        if (entry.Kind == EntryKind.Clawback) lifetimeEarned = checked(lifetimeEarned - entry.Units);
        if (entry.To == Bucket.Reserved) Hold(entry, entry.Units);
        if (entry.From == Bucket.Reserved && Hold(entry, -entry.Units) < 0)
            return At(entry, "takes more than was set aside");
        return Move(entry, entry.From, -entry.Units) ?? Move(entry, entry.To, entry.Units);
    }

    /// <summary>To be asked after the last entry: does the account say what its entries say?</summary>
    public LedgerFinding? Finish()
    {
        if (sequence != account.EntryCount) return Of($"has {sequence} entries and claims {account.EntryCount}");
        if (previousId != account.HeadId) return Of("its head is not its last entry");
        if (!hash.AsSpan().SequenceEqual(account.HeadHash)) return Of("its head hash is not that of its last entry");
        if (lifetimeEarned != account.LifetimeEarned)
            return Of($"claims {account.LifetimeEarned} earned in all where its entries give {lifetimeEarned}");
        if (!Held.ToHashSet().SetEquals(account.Holds.SelectMany(
            static hold => hold.Parts.Select(part => (hold.RedemptionId, part)))))
            return Of("its reservations are not the sum of its entries");
        // In their order, too: units are spent and lots are found by it.
        return Lots.SequenceEqual(account.Lots) ? null : Of("its lots are not the sum of its entries");
    }

    private IEnumerable<Lot> Lots => lots.Values.Where(lot => lot is not { Pending: 0, Available: 0 })
        .OrderBy(lot => lot.Key.ExpiresAt).ThenBy(lot => lot.Key.MaturesAt);

    private IEnumerable<(Guid RedemptionId, Allocation Part)> Held =>
        held.Select(static pair => (pair.Key.RedemptionId, new Allocation(pair.Key.Lot, pair.Value)));

    private long Hold(LedgerEntry entry, long units)
    {
        var key = (entry.ReferenceId, entry.Lot);
        var left = checked(held.GetValueOrDefault(key) + units);
        if (left == 0) held.Remove(key);
        else held[key] = left;
        return left;
    }

    private LedgerFinding? Move(LedgerEntry entry, Bucket bucket, long units)
    {
        if (bucket is not (Bucket.Pending or Bucket.Available)) return null;
        var lot = lots.GetValueOrDefault(entry.Lot, new Lot(entry.Lot, 0, 0));
        lot = bucket == Bucket.Pending
            ? lot with { Pending = checked(lot.Pending + units) }
            : lot with { Available = checked(lot.Available + units) };
        lots[entry.Lot] = lot;
        return lot.Pending < 0 || (lot.Available < 0 && !lot.Key.IsDebt)
            ? At(entry, "takes more than its lot held") : null;
    }

    private LedgerFinding At(LedgerEntry entry, string what) => new(sequence, entry.Id, $"Entry {sequence} {what}.");

    private static LedgerFinding Of(string what) => new(0, null, $"The account {what}.");
}
