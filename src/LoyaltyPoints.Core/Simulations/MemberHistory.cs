using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Simulations;

/// <summary>A purchase as it was recorded.</summary>
/// <param name="Real">What the program made of it then.</param>
public sealed record PastPurchase(Guid Id, Order Order, Instant RecordedAt, UnitTally Real);

/// <summary>A return as it was recorded.</summary>
/// <param name="Real">What it changed in the program then.</param>
public sealed record PastReturn(
    Guid Id, Guid PurchaseId, ReturnPiece Piece, Instant OccurredAt, Instant RecordedAt, UnitTally Real);

/// <summary>What one member bought and brought back, with what is needed to judge it anew.</summary>
/// <param name="Beginning">
/// The member with an empty account of the program (<see cref="EmptyAccount"/>), and with the accounts of other
/// programs that the version asks about, as they are now. The replay changes it.
/// </param>
/// <param name="EnrolledOn">When the enrolment was recorded.</param>
/// <param name="Purchases">Those that were recorded while the member was in the program; in any order.</param>
/// <param name="Returns">Of these purchases; in any order.</param>
public sealed record MemberHistory(
    MemberState Beginning, Instant EnrolledOn, IReadOnlyList<PastPurchase> Purchases,
    IReadOnlyList<PastReturn> Returns)
{
    /// <summary>
    /// The account before anything happened, enrolled when it really was. A paid membership is taken over as its
    /// payments have left it, for purchases do not make one.
    /// </summary>
    public static Account EmptyAccount(Account now) => new()
    {
        TenantId = now.TenantId,
        MemberId = now.MemberId,
        ProgramId = now.ProgramId,
        EnrolledAt = now.EnrolledAt,
        Standing = Standings.Standing.None with { Membership = now.Standing.Membership },
    };

    /// <summary>What the program really moved.</summary>
    public UnitTally Real() => Purchases.Select(purchase => purchase.Real)
        .Concat(Returns.Select(back => back.Real)).Aggregate(default(UnitTally), static (sum, one) => sum + one);

    /// <summary>
    /// The events in the order of recording: ids are in it, and no return goes before its purchase even where the
    /// clocks of two instances differed.
    /// </summary>
    internal IEnumerable<object> InOrder()
    {
        var bought = Purchases.Select(one => (After: one.Id, IsReturn: false, one.Id, Event: (object)one));
        var back = Returns.Select(one => (
            After: one.Id.CompareTo(one.PurchaseId) > 0 ? one.Id : one.PurchaseId, IsReturn: true, one.Id,
            Event: (object)one));
        return bought.Concat(back).OrderBy(one => one.After).ThenBy(one => one.IsReturn).ThenBy(one => one.Id)
            .Select(one => one.Event);
    }
}
