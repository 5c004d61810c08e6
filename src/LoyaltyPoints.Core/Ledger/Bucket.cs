namespace LoyaltyPoints.Core.Ledger;

/// <summary>
/// Where units are. An entry moves a positive amount from one bucket to another, so the sum over all buckets is zero
/// at every moment: <see cref="Issued"/> carries the negative of all that was ever granted.
/// The numbers are stored and hashed: never renumber.
/// </summary>
public enum Bucket : byte
{
    Issued = 0,
    Pending = 1,
    Available = 2,
    Reserved = 3,
    Redeemed = 4,
    Expired = 5,
    Revoked = 6,

    /// <summary>
    /// Gone to, or below zero come from, another member: zero over all accounts of a program.
    /// </summary>
    Transferred = 7,
}
