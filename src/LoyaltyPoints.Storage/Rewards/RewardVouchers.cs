using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>
/// The vouchers that rewards give: issued when the units are captured, and void again when all of them come back.
/// </summary>
internal static class RewardVouchers
{
    /// <param name="known">A redemption as it was read before.</param>
    public static void Need(Batch batch, int tenantId, Redemption known)
    {
        if (known.Reward?.SeriesId is { } series) batch.Vouchers.NeedSeries(tenantId, series);
        if (known.VoucherCode is { } code) batch.Vouchers.Rows.Need(new VoucherKey(tenantId, code));
    }

    /// <summary>What a step of a redemption means for its voucher; a refusal stages nothing.</summary>
    /// <param name="before">Null for a new redemption.</param>
    /// <returns>Refused with <c>voucher_used</c> where the units would come back and the voucher could not.</returns>
    public static (Redemption After, Refusal? Refusal) Follow(
        Batch batch, int tenantId, Redemption? before, Redemption after, Instant now)
    {
        if (after.Reward?.SeriesId is not { } series || after.IsHad == (before?.IsHad == true)) return (after, null);
        return after.IsHad ? Issue(batch, tenantId, series, after, now) : TakeBack(batch, tenantId, after, now);
    }

    private static (Redemption After, Refusal? Refusal) Issue(
        Batch batch, int tenantId, Guid seriesId, Redemption after, Instant now)
    {
        if (batch.Vouchers.Series(tenantId, seriesId) is not { } series)
            throw new InvalidDataException($"Series {seriesId:N} of redemption {after.Id:N} is not there.");
        var (voucher, refusal) = batch.Vouchers.Issue(tenantId, series, after.MemberId, now);
        return voucher is null ? (after, refusal) : (after with { VoucherCode = voucher.Code }, null);
    }

    private static (Redemption After, Refusal? Refusal) TakeBack(
        Batch batch, int tenantId, Redemption after, Instant now)
    {
        var voucher = batch.Vouchers.Rows.Find(new VoucherKey(tenantId, after.VoucherCode!))
            ?? throw new InvalidDataException($"The voucher of redemption {after.Id:N} is not there.");
        if (voucher.Uses > 0 || voucher.Balance < voucher.Issued)
            return (after, new Refusal("voucher_used", "The voucher that was given for the units has been used."));
        if (new VoidVoucher("Its redemption was reversed.").Decide(voucher, now).Voucher is { } voided)
            batch.Vouchers.Rows.Stage(tenantId, voided);
        return (after, null);
    }
}
