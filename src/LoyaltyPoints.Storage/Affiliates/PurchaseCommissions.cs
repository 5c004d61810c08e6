using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>
/// The commissions for purchases, in their own transaction. Where the tenant has no affiliates, they cost nothing.
/// </summary>
internal static class PurchaseCommissions
{
    /// <summary>A purchase that is recorded already will be answered for, or lowered.</summary>
    public static void Declare(Batch batch, OwnedId purchase)
    {
        if (!batch.Catalog(purchase.TenantId).Affiliates.IsEmpty) batch.Commissions.Need(purchase);
    }

    /// <summary>A purchase will be recorded: where it names nobody, the member's clicks say whose it is.</summary>
    public static void Declare(Batch batch, int tenantId, Guid memberId, Order order)
    {
        if (batch.Catalog(tenantId).Affiliates is { IsEmpty: false } affiliates && order.AffiliateCode is null)
            batch.Clicks.Need(tenantId, memberId, order.OccurredAt.Plus(-affiliates.Longest));
    }

    /// <returns>Null where the purchase is nobody's.</returns>
    public static CommissionLine? Attribute(Batch batch, int tenantId, Purchase purchase)
    {
        if (batch.Catalog(tenantId).Affiliates is not { IsEmpty: false } affiliates) return null;
        var clicks = batch.Clicks.Of(tenantId, purchase.MemberId);
        if (Attribution.Of(purchase.Order, affiliates, clicks) is not { } attribution) return null;
        var line = CommissionLine.Of(purchase, attribution);
        batch.Commissions.Stage(tenantId, line);
        return line;
    }

    /// <param name="before">What had come back before this return.</param>
    public static void Lower(
        Batch batch, OwnedId purchase, PostReturn command, PurchaseReturn returned, Returned before)
    {
        if (batch.Catalog(purchase.TenantId).Affiliates.IsEmpty) return;
        if (batch.Commissions.Find(purchase) is not { } line) return;
        batch.Commissions.Stage(
            purchase.TenantId, line.Lowered(returned, command.Purchase.Order, before, command.OccurredAt));
    }
}
