namespace LoyaltyPoints.Core.Ledger;

/// <summary>What of an account goes from one record of a person to the other.</summary>
public sealed partial class Posting
{
    /// <inheritdoc cref="LotBook.TakeAll"/>
    public IReadOnlyList<Lot> SendAll() => book.TakeAll(EntryKind.Merge, Bucket.Transferred, write);

    /// <summary>Revokes all units, pending ones too, and forgives debt: the person is no more a member.</summary>
    public void RevokeAll() => book.TakeAll(EntryKind.Adjustment, Bucket.Revoked, write);

    /// <inheritdoc cref="LotBook.SendBack"/>
    public IReadOnlyList<Lot> SendBack(IEnumerable<Lot> came) => book.SendBack(came, write);

    /// <summary>
    /// Takes in what the other record sent, in lots of the same keys; debt of either is repaid by it.
    /// </summary>
    /// <param name="lapsesAt">
    /// When the units would have gone in the other account for want of activity: here they do not go before.
    /// </param>
    /// <exception cref="OverflowException">There is no room for them.</exception>
    public void TakeIn(IReadOnlyList<Lot> sent, Instant lapsesAt)
    {
        if (sent.Count > 0) LiveOn(lapsesAt);
        book.TakeIn(sent, write);
        book.Settle(now, write);
        _ = Balance;
    }
}
