using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>The command that gives a use back, also of a voucher that is void or has expired since. Pure.</summary>
/// <param name="Amount">Part of what was spent of a gift card; null: all that was not given back yet.</param>
public sealed record ReleaseVoucher(long? Amount)
{
    /// <param name="context">The member's who got units; null where none were given.</param>
    /// <returns>Refused with <c>already_released</c> or <c>unprocessable</c>.</returns>
    public Decision<VoucherChange> Decide(
        VoucherSeries series, Voucher voucher, VoucherUse use, DecisionContext? context)
    {
        var left = use.Amount - use.Released;
        var amount = Amount ?? left;
        if (left == 0 || amount > left)
            return new Refusal("already_released", $"Of {use.Amount} that was used {left} can still be given back.");
        if (series.Definition.Value is not GiftCard && amount != left)
        {
            return new Refusal(
                "unprocessable", "Only what was spent of a gift card is given back in part.",
                [new Fault("/amount", FaultCodes.InvalidValue, $"Leave it out, or say {left}.")]);
        }

        var after = use with { Released = use.Released + amount };
        voucher = voucher with { Uses = voucher.Uses - (after.Counts ? 0 : 1) };
        return series.Definition.Value switch
        {
            GivenUnits given => TakeBack(given, voucher, after, context!),
            GiftCard => Decision<VoucherChange>.Of(new VoucherChange(
                voucher with { Balance = voucher.Balance + amount }, after, [])),
            _ => Decision<VoucherChange>.Of(new VoucherChange(voucher, after, [])),
        };
    }

    // From the lot they went to, then from others, then as debt where the program allows.
    private static Decision<VoucherChange> TakeBack(
        GivenUnits given, Voucher voucher, VoucherUse use, DecisionContext context)
    {
        var posting = context.Open(context.Member.Account(given.ProgramId)!, use.Id);
        var mayGoNegative = context.Program(given.ProgramId)?.ClawbackMayGoNegative ?? false;
        try
        {
            var taken = posting.TakeBack(
                use.Amount, new LotKey(Instant.Beginning, use.LotExpiresAt), mayGoNegative);
            return Decision<VoucherChange>.Of(
                new VoucherChange(voucher, use, [], use.Amount - taken, posting.Balance), AccountChange.Of(posting));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }
}

/// <summary>The command after which a voucher cannot be used any more. Pure.</summary>
public sealed record VoidVoucher(string Reason)
{
    /// <returns>Refused with <c>already_voided</c>.</returns>
    public (Voucher? Voucher, Refusal? Refusal) Decide(Voucher voucher, Instant now) =>
        voucher.VoidedAt is { } at ? (null, new Refusal("already_voided", $"The voucher was made void at {at}."))
            : (voucher with { VoidedAt = now, VoidReason = Reason }, null);
}
