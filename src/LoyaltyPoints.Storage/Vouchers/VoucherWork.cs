using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>A write about one voucher, whose row is locked for it.</summary>
/// <param name="series">The version it was issued under.</param>
/// <param name="code">In plain form.</param>
/// <param name="accountsOf">The member whose accounts it is decided by, or changes; null: nobody's.</param>
public abstract class VoucherWork(
    int tenantId, VoucherSeries series, string code, Guid? accountsOf, RequestKey? requestKey)
    : Work(tenantId, accountsOf, requestKey)
{
    private protected VoucherKey Key { get; } = new(tenantId, code);

    private protected VoucherSeries Series => series;

    protected internal override void Declare(Batch batch) => batch.Vouchers.Rows.Need(Key);

    protected internal override WorkResult Execute(Batch batch) =>
        // As it is under its lock: whoever asked has seen it a moment ago.
        batch.Vouchers.Rows.Find(Key) is { } voucher ? Execute(batch, voucher)
            : new Refusal("voucher_not_found", "There is no such voucher.");

    private protected abstract WorkResult Execute(Batch batch, Voucher voucher);

    private protected DecisionContext? ContextOf(Batch batch) =>
        MemberId is { } member ? batch.ContextOf(batch.Member(TenantId, member)) : null;

    /// <summary>Stages a use that was recorded or given back, with its voucher and whose it is.</summary>
    /// <returns>The answer's body.</returns>
    private protected byte[] Stage(
        Batch batch, Decision<VoucherChange> decision, byte[]? requestHash, StoredUse? known, long uses)
    {
        var change = decision.Value!;
        if (MemberId is { } member) batch.Stage(batch.Member(TenantId, member), decision.Changes);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            VoucherUseAnswer.Of(change, series.Definition), VoucherJson.Default.VoucherUseAnswer);
        batch.Vouchers.Rows.Stage(TenantId, change.Voucher);
        batch.Vouchers.Uses.Stage(
            TenantId, new StoredUse(change.Use, requestHash ?? known!.RequestHash, known?.Answer ?? body));
        if (series.Definition.UsesPerMember is not null && change.Use.MemberId is { } user)
            batch.Vouchers.MemberUses.Stage(Key, user, uses);
        return body;
    }
}

/// <summary>Makes a voucher void.</summary>
public sealed class VoidVoucherWork(
    int tenantId, VoucherSeries series, string code, VoidVoucher command, RequestKey? requestKey)
    : VoucherWork(tenantId, series, code, null, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.VoucherVoided);

    private protected override WorkResult Execute(Batch batch, Voucher voucher)
    {
        var now = batch.NowOf(TenantId);
        var (voided, refusal) = command.Decide(voucher, now);
        if (voided is null) return refusal!;
        batch.Vouchers.Rows.Stage(TenantId, voided);
        return new Answer(200, JsonSerializer.SerializeToUtf8Bytes(
            VoucherAnswer.Of(voided, Series.Definition, now), VoucherJson.Default.VoucherAnswer));
    }
}
