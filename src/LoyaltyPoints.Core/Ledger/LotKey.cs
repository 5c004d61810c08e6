namespace LoyaltyPoints.Core.Ledger;

/// <summary>
/// What the units of a lot share. Two accruals of one account with the same key are one lot, so that the number of
/// lots is bounded by the calendar and not by the history.
/// </summary>
/// <param name="MaturesAt">From this instant on they can be spent; <see cref="Instant.Beginning"/>: at once.</param>
/// <param name="ExpiresAt">From this instant on they are gone; <see cref="Instant.Never"/>: never.</param>
public readonly record struct LotKey(Instant MaturesAt, Instant ExpiresAt)
{
    /// <summary>
    /// The lot that carries what a clawback took beyond what was there. It alone goes below zero, and is filled
    /// before anything else.
    /// </summary>
    public static readonly LotKey Debt = new(Instant.Beginning, Instant.Beginning);

    public bool IsDebt => ExpiresAt == Instant.Beginning;

    /// <summary>
    /// Below zero where this lot is consumed before the other: soonest expiry first, never-expiring last, then
    /// oldest.
    /// </summary>
    public int ConsumedBefore(LotKey other)
    {
        var byExpiry = ExpiresAt.CompareTo(other.ExpiresAt);
        return byExpiry != 0 ? byExpiry : MaturesAt.CompareTo(other.MaturesAt);
    }
}

/// <summary>The units of one account that share a key.</summary>
/// <param name="Key">What they share.</param>
/// <param name="Pending">Not matured yet, as far as the ledger has written down; 0 or more.</param>
/// <param name="Available">Below zero only for <see cref="LotKey.Debt"/>.</param>
public readonly record struct Lot(LotKey Key, long Pending, long Available);

/// <summary>Units taken from one lot, remembered so that they can go back to it.</summary>
public readonly record struct Allocation(LotKey Lot, long Units);
