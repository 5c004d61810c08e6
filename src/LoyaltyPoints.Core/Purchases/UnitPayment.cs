using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>A purchase that was paid partly with a redemption, and what of it comes back with returns. Pure.</summary>
public static class UnitPayment
{
    /// <summary>Whether a redemption can pay what the order says it does.</summary>
    /// <param name="redemption">Null where the member has none of that id.</param>
    /// <returns>
    /// Null, or <c>redemption_not_found</c>, <c>redemption_lapsed</c>, <c>redemption_voided</c>,
    /// <c>redemption_used</c>, or <c>payment_mismatch</c> where it is worth less.
    /// </returns>
    public static Refusal? Check(Order order, Redemption? redemption, Instant now)
    {
        if (redemption is null)
        {
            return new Refusal(
                "redemption_not_found", "The member has no such redemption.",
                [new Fault("/redemptionId", FaultCodes.InvalidValue, "Names no redemption of this member.")]);
        }

        if (redemption.PurchaseId is not null)
            return new Refusal("redemption_used", "Another purchase was paid with this redemption.");
        if (redemption.StatusAt(now) == "lapsed") return EndReservation.Lapsed(redemption);
        if (redemption.State == RedemptionState.Voided)
            return new Refusal("redemption_voided", $"The reservation was voided at {redemption.EndedAt}.");
        // Plain units are worth what the till and the member agree on.
        return redemption.Reward is not null && !(order.PaidWithUnits <= redemption.AmountAt(now))
            ? new Refusal(
                "payment_mismatch",
                $"{order.PaidWithUnits} are said to be paid with units, and the redemption is worth "
                + $"{redemption.AmountAt(now) ?? 0}.")
            : null;
    }

    /// <summary>What a return gives back in units and in money.</summary>
    /// <param name="redemption">That the purchase was paid with.</param>
    /// <param name="restored">Units that its returns have given back before.</param>
    /// <param name="paidPart">As the program of the units says.</param>
    public static Refund RefundOf(
        Order order, Returned before, Returned after, Redemption redemption, long restored, PaidPart paidPart)
    {
        var amount = Restored(order, after, paidPart) - Restored(order, before, paidPart);
        // What is not captured yet cannot come back; what cannot now does with the next return.
        var units = Math.Clamp(Due(order, after, redemption, paidPart) - restored, 0, redemption.KeptUnits);
        return new Refund(
            new MemberOwnedId(redemption.Id, redemption.MemberId), units, amount,
            before.Remaining(order) - after.Remaining(order) - amount);
    }

    // Rounded down until all has come back, so that no split of returns gives more.
    private static long Due(Order order, Returned returned, Redemption redemption, PaidPart paidPart)
    {
        var paid = Math.Min(order.PaidWithUnits, order.Total);
        var share = PaidWithUnits.Restored(order, returned.Remaining(order), paidPart) / paid;
        return (share * redemption.CapturedUnits).Round(RoundingMode.Floor);
    }

    private static long Restored(Order order, Returned returned, PaidPart paidPart) =>
        PaidWithUnits.Restored(order, returned.Remaining(order), paidPart).Round(RoundingMode.Floor);
}

/// <summary>What comes back of a purchase that was paid partly with units.</summary>
/// <param name="RedemptionId">Whose units come back.</param>
/// <param name="Units">Given back to the member now.</param>
/// <param name="UnitsAmount">Of what came back, the money's worth that was paid with units.</param>
/// <param name="Money">Of what came back, what was paid with money: to be paid back by the till.</param>
public sealed record Refund(
    [property: JsonConverter(typeof(RedemptionIdConverter))] MemberOwnedId RedemptionId, long Units, long UnitsAmount,
    long Money);
