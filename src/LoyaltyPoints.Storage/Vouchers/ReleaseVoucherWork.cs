using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Gives a use of a voucher back.</summary>
/// <param name="user">Whose use it is; null: nobody said.</param>
public sealed class ReleaseVoucherWork(
    int tenantId, VoucherSeries series, string code, Guid useId, Guid? user, ReleaseVoucher command,
    RequestKey? requestKey)
    : VoucherWork(tenantId, series, code, series.Definition.Value is GivenUnits ? user : null, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.VoucherReleased);

    protected internal override void Declare(Batch batch)
    {
        base.Declare(batch);
        batch.Vouchers.Uses.Need(Key, useId);
        if (Series.Definition.UsesPerMember is not null && user is { } member)
            batch.Vouchers.MemberUses.Need((Key, member));
    }

    private protected override WorkResult Execute(Batch batch, Voucher voucher)
    {
        if (batch.Vouchers.Uses.Find(Key, useId) is not { } known)
            return new Refusal("voucher_use_not_found", "The voucher has no such use.");
        var decision = command.Decide(Series, voucher, known.Use, ContextOf(batch));
        if (decision.Value is not { } change) return decision.Refusal!;
        var uses = user is { } member ? batch.Vouchers.MemberUses.Find((Key, member)) ?? 0 : 0;
        return new Answer(200, Stage(batch, decision, null, known, uses - (change.Use.Counts ? 0 : 1)));
    }
}
