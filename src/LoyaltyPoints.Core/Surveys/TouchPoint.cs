using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>What feedback, an invitation or a complaint is about.</summary>
/// <param name="PurchaseId">Of the same member; null where it is about none.</param>
/// <param name="Contact">What the tenant calls the contact, such as the number of a ticket; null for none.</param>
/// <param name="Store">The purchase's, or as it was told.</param>
/// <param name="Channel">The purchase's, or as it was told.</param>
/// <param name="Goods">What was bought; null where no purchase is named, or it names no goods.</param>
public sealed record TouchPoint(Guid? PurchaseId, string? Contact, string? Store, string? Channel, Goods? Goods)
{
    /// <summary>With what a purchase says of itself.</summary>
    public TouchPoint At(Guid purchaseId, Order order) => this with
    {
        PurchaseId = purchaseId, Store = order.Store, Channel = order.Channel, Goods = Goods.Of(order),
    };

    /// <summary>What is not told here, as another tells it.</summary>
    public TouchPoint Or(TouchPoint other) => new(
        PurchaseId ?? other.PurchaseId, Contact ?? other.Contact, Store ?? other.Store, Channel ?? other.Channel,
        Goods ?? other.Goods);
}

/// <summary>The goods of a purchase, each named once, in ordinal order.</summary>
public sealed record Goods(IReadOnlyList<string> Skus, IReadOnlyList<string> Categories)
{
    /// <summary>Null where no line names any.</summary>
    public static Goods? Of(Order order)
    {
        var (skus, categories) = (Named(order, static line => line.Sku), Named(order, static line => line.Category));
        return skus.Length + categories.Length == 0 ? null : new Goods(skus, categories);
    }

    private static string[] Named(Order order, Func<OrderLine, string?> name) =>
        [.. order.Lines.Select(name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
