using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>
/// Issues one voucher. A chosen code is its own key: issued again as it was, it is answered like the first time.
/// </summary>
/// <param name="command">Whose member, if any, exists.</param>
public sealed class IssueVoucherWork(int tenantId, Guid seriesId, IssueVoucher command, RequestKey? requestKey)
    : Work(tenantId, null, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.VoucherIssued);

    private readonly VoucherKey? chosen =
        command.Code is { } code ? new VoucherKey(tenantId, VoucherCode.Read(code)!) : null;

    protected internal override bool IsRepeatable => chosen is not null || base.IsRepeatable;

    protected internal override void Declare(Batch batch)
    {
        batch.Vouchers.NeedSeries(TenantId, seriesId);
        if (chosen is { } key) batch.Vouchers.Rows.Need(key);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Vouchers.Series(TenantId, seriesId) is not { } series) return SeriesRows.NotFound;
        if (chosen is { } key && batch.Vouchers.Rows.Find(key) is { } known)
        {
            return command.IsAnsweredBy(known, series)
                ? Answer(known.AtFirst, series) with { Replayed = true }
                : new Refusal(
                    "voucher_code_taken", "This code is taken.",
                    [new Fault("/code", FaultCodes.Duplicate, "Names a voucher that is there already.")]);
        }

        var (voucher, refusal) = batch.Vouchers.Issue(TenantId, series, command, batch.NowOf(TenantId));
        return voucher is null ? refusal! : Answer(voucher, series);
    }

    // As it was then: a replay is answered by the time of its issue.
    private static Answer Answer(Voucher voucher, VoucherSeries series) => new(
        201,
        JsonSerializer.SerializeToUtf8Bytes(
            VoucherAnswer.Of(voucher, series.Definition, voucher.IssuedAt), VoucherJson.Default.VoucherAnswer),
        "/v1/vouchers/" + voucher.Shown);
}
