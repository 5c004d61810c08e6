using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>
/// All that a batch has to do with vouchers. A work that issues one names its series in <c>Declare</c>
/// (<see cref="NeedSeries"/>) and stages it in <c>Execute</c> (<see cref="Series"/>, <see cref="Issue"/>).
/// </summary>
internal sealed class BatchVouchers
{
    private readonly SeriesTable series = new();

    public VoucherTable Rows { get; } = new();

    public UseTable Uses { get; } = new();

    public MemberUseTable MemberUses { get; } = new();

    public CodeBatchTable CodeBatches { get; } = new();

    public void NeedSeries(int tenantId, Guid seriesId) => series.Need((tenantId, seriesId));

    /// <summary>The latest version of a series that was needed; null where the tenant has none.</summary>
    public VoucherSeries? Series(int tenantId, Guid seriesId) => series.Find((tenantId, seriesId));

    /// <summary>Issues a voucher with a code that is made here.</summary>
    /// <param name="memberId">A member that exists; null: it is nobody's in particular.</param>
    /// <param name="now">The tenant's time.</param>
    /// <returns>The voucher, staged; or why there is none, and nothing staged: see
    /// <see cref="IssueVoucher.Decide"/>.</returns>
    public (Voucher? Voucher, Refusal? Refusal) Issue(
        int tenantId, VoucherSeries series, Guid? memberId, Instant now, long? balance = null) =>
        Issue(tenantId, series, new IssueVoucher(memberId, null, balance, null), now);

    /// <summary>As the other; a chosen code must have been needed, and not found, among the rows.</summary>
    public (Voucher? Voucher, Refusal? Refusal) Issue(
        int tenantId, VoucherSeries series, IssueVoucher command, Instant now)
    {
        var decided = command.Decide(series, now);
        if (decided.Voucher is { } voucher) Rows.StageNew(tenantId, voucher);
        return decided;
    }

    // Locks first, in one order everywhere; then what they guard.
    public void Load(RoundTrip trip)
    {
        Rows.Load(trip);
        CodeBatches.Load(trip);
        Uses.Load(trip);
        MemberUses.Load(trip);
        series.Load(trip);
    }

    public void Save(RoundTrip trip)
    {
        Rows.Save(trip);
        Uses.Save(trip);
        MemberUses.Save(trip);
        CodeBatches.Save(trip);
    }
}
