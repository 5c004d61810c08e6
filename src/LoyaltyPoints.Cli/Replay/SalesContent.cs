using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>All that a file of sales says: what to send, and what not.</summary>
public sealed record SalesContent(SortedLines Lines, ReplayPlan Plan, IReadOnlyList<UnmatchedReturn> Unmatched)
{
    /// <param name="lines">In the order of the file.</param>
    /// <param name="returnsPrefix">What the invoices of returns start with; null where the file has none.</param>
    /// <param name="digits">Decimal digits of the currency.</param>
    /// <param name="faults">Where there is one, nothing should be sent.</param>
    public static SalesContent Of(
        IEnumerable<SaleLine> lines, string? returnsPrefix, int digits, out IReadOnlyList<RowFault> faults)
    {
        var sorted = SortedLines.Of(lines, returnsPrefix);
        var orders = SaleOrders.Group(sorted.Sold, digits, out faults);
        var (returns, unmatched) = ReturnMatcher.Match(orders, sorted.CameBack);
        return new SalesContent(sorted, ReplayPlan.Of(orders, returns), unmatched);
    }
}
