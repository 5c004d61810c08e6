using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Profiles;

/// <summary>What a member chooses most often.</summary>
/// <param name="Basket">The median total of the purchases in their commonest currency; null without one.</param>
public sealed record Favourites(
    IReadOnlyList<Favourite> Stores, IReadOnlyList<Favourite> Categories, IReadOnlyList<Favourite> Skus,
    string? Currency, long? Basket)
{
    /// <summary>So many of each, most purchases first; of equals the one in the order of their names.</summary>
    public const int Most = 5;

    public static Favourites Of(IReadOnlyList<Order> orders)
    {
        var currency = orders.GroupBy(static order => order.Currency, StringComparer.Ordinal)
            .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        var totals = orders.Where(order => order.Currency == currency).Select(static order => order.Total).Order()
            .ToList();
        return new Favourites(
            Count(orders, static order => [order.Store]),
            Count(orders, static order => order.Lines.Select(static line => line.Category)),
            Count(orders, static order => order.Lines.Select(static line => line.Sku)),
            currency, totals.Count == 0 ? null : totals[(totals.Count - 1) / 2]);
    }

    private static List<Favourite> Count(IReadOnlyList<Order> orders, Func<Order, IEnumerable<string?>> names) =>
    [
        .. orders.SelectMany(order => names(order).OfType<string>().Distinct(StringComparer.Ordinal))
            .GroupBy(static name => name, StringComparer.Ordinal)
            .Select(static group => new Favourite(group.Key, group.Count()))
            .OrderByDescending(static one => one.Purchases).ThenBy(static one => one.Name, StringComparer.Ordinal)
            .Take(Most),
    ];
}

/// <param name="Purchases">How many of those looked at have it.</param>
public sealed record Favourite(string Name, int Purchases);
