using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>What of one line is free.</summary>
public sealed record FreeLine(string Id, long Quantity, long Amount);

/// <summary>What a voucher comes to for an order.</summary>
/// <param name="Amount">Money or units; 0 where there is nothing.</param>
/// <param name="Lines">Only of a free item: where the money is.</param>
public readonly record struct VoucherWorth(long Amount, IReadOnlyList<FreeLine> Lines)
{
    public static VoucherWorth Of(VoucherValue value, Voucher voucher, VoucherAttempt attempt) =>
        value is GivenUnits given ? new VoucherWorth(given.Units, [])
        : attempt.Order is { } order ? Of(value, voucher, attempt.Amount, order) : new VoucherWorth(0, []);

    /// <summary>Whether a line is one of those that may be free.</summary>
    public static bool Fits(FreeItem item, OrderLine line) => item switch
    {
        { Sku: { } sku } => line.Sku == sku,
        { Category: { } category } => line.Category == category,
        _ => line.Tags.Contains(item.Tag!, StringComparer.Ordinal),
    };

    private static VoucherWorth Of(VoucherValue value, Voucher voucher, long? asked, VoucherOrder order) => value switch
    {
        AmountOff off => new VoucherWorth(Math.Min(off.Amount, order.Goods), []),
        PercentOff off => new VoucherWorth(ShareOf(off, order.Goods), []),
        FreeItem item => Free(item, order.Lines),
        _ => new VoucherWorth(asked ?? Math.Min(voucher.Balance, order.Total), []),
    };

    // Rounded down, as discounts of tiers are.
    private static long ShareOf(PercentOff off, long goods)
    {
        var share = (Fraction.From(off.Percent) * goods / 100).Round(RoundingMode.Floor);
        return Math.Min(share, off.Maximum ?? long.MaxValue);
    }

    // The dearest pieces first; of equal ones, those that stand first. A part of a line is rounded down.
    private static VoucherWorth Free(FreeItem item, IReadOnlyList<OrderLine> lines)
    {
        var left = item.Quantity;
        var free = new List<FreeLine>();
        foreach (var line in lines.Where(line => Fits(item, line)).Order(Comparer<OrderLine>.Create(ByPrice)))
        {
            var pieces = Math.Min(left, line.Quantity);
            if (pieces == 0) break;
            left -= pieces;
            free.Add(new FreeLine(line.Id, pieces, (long)((Int128)line.Amount * pieces / line.Quantity)));
        }

        return new VoucherWorth(free.Sum(line => line.Amount), free);
    }

    private static int ByPrice(OrderLine one, OrderLine other) =>
        ((Int128)other.Amount * one.Quantity).CompareTo((Int128)one.Amount * other.Quantity);
}
