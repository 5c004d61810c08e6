using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>Money that was taken elsewhere for a membership.</summary>
/// <param name="Reference">What the one who took it calls it; unique in a tenant, for ever.</param>
/// <param name="Amount">0 or more, in the smallest part.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Payment(string Reference, long Amount, string Currency)
{
    /// <summary>Whether a payment, or none, is what is due; nothing at all may be left out.</summary>
    /// <returns>Null, or <c>payment_required</c> or <c>payment_mismatch</c>, which says both amounts.</returns>
    public static Refusal? Check(Payment? payment, long due, string currency, string detail)
    {
        if (payment is null)
        {
            return due == 0 ? null : new Refusal(
                "payment_required", $"{due} {currency} are due{detail}, and no payment is given.",
                [new Fault("/payment", FaultCodes.Required, "A value is required.")]);
        }

        var faults = new List<Fault>();
        if (payment.Amount != due)
            faults.Add(new Fault("/payment/amount", FaultCodes.InvalidValue, $"{due} is expected."));
        if (payment.Currency != currency)
            faults.Add(new Fault("/payment/currency", FaultCodes.InvalidValue, $"{currency} is expected."));
        return faults.Count == 0 ? null : new Refusal(
            "payment_mismatch",
            $"{due} {currency} are due{detail}, and {payment.Amount} {payment.Currency} were paid.", faults);
    }
}

/// <summary>What a recorded payment was for. Stored: never renumber.</summary>
public enum PaymentKind
{
    /// <summary>The first period of a plan.</summary>
    Initial = 1,

    /// <summary>A later one.</summary>
    Renewal = 2,

    /// <summary>The first period of another plan than before.</summary>
    Upgrade = 3,

    /// <summary>Given back.</summary>
    Refund = 4,
}

/// <summary>A payment or refund as it is recorded; see <see cref="PaymentAnswer"/> for what the fields mean.</summary>
public sealed record RecordedPayment(
    int Number, PaymentKind Kind, string PlanId, string? Reference, long Amount, string Currency, long Fee, long Credit,
    Instant From, Instant To, long Units, long Shortfall, string? Reason, Instant RecordedAt);
