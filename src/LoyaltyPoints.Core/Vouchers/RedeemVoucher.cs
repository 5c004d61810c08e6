using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>A use that was recorded or given back, and the voucher after it.</summary>
/// <param name="Lines">Of a free item, when it was used.</param>
/// <param name="Shortfall">Units that could not be taken back.</param>
/// <param name="Account">The balance of the account that units went to or came from.</param>
public sealed record VoucherChange(
    Voucher Voucher, VoucherUse Use, IReadOnlyList<FreeLine> Lines, long Shortfall = 0, Balance? Account = null);

/// <summary>The command that uses a voucher. Pure.</summary>
public static class RedeemVoucher
{
    /// <returns>Refused with the first of <see cref="VoucherCase.Reasons"/>, all of which its sentence tells, or with
    /// <c>amount_overflow</c>.</returns>
    public static Decision<VoucherChange> Decide(Guid id, VoucherCase asked)
    {
        var reasons = asked.Reasons().ToList();
        if (reasons.Count > 0)
            return new Refusal(reasons[0].Code, string.Join(' ', reasons.Select(reason => reason.Detail)));
        var (voucher, attempt, worth) = (asked.Voucher, asked.Attempt, asked.Worth);
        var use = new VoucherUse(
            id, voucher.Code, attempt.MemberId, attempt.Source, attempt.ExternalId, worth.Amount, 0,
            attempt.OccurredAt ?? asked.Now, Instant.Never, asked.Now);
        voucher = voucher with { Uses = voucher.Uses + 1 };
        return asked.Series.Definition.Value switch
        {
            GivenUnits given => Give(given, voucher, use, asked),
            GiftCard => Decision<VoucherChange>.Of(new VoucherChange(
                voucher with { Balance = voucher.Balance - worth.Amount }, use, [])),
            _ => Decision<VoucherChange>.Of(new VoucherChange(voucher, use, worth.Lines)),
        };
    }

    private static Decision<VoucherChange> Give(
        GivenUnits given, Voucher voucher, VoucherUse use, VoucherCase asked)
    {
        var (context, account) = (asked.Context!, asked.Account(given.ProgramId)!);
        var lot = context.Program(given.ProgramId)!.LotByHand(context.Now);
        var posting = context.Open(account, use.Id);
        try
        {
            posting.Give(given.Units, lot);
            return Decision<VoucherChange>.Of(
                new VoucherChange(voucher, use with { LotExpiresAt = lot.ExpiresAt }, [], Account: posting.Balance),
                AccountChange.Of(posting));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }
}
