namespace LoyaltyPoints.Core.Purchases;

/// <summary>
/// All that has come back of one purchase so far, in whatever number of pieces. A line is gone when all its pieces or
/// all of its amount are back; what was not paid back for lines that are gone counts against <paramref name="Amount"/>
/// (after a price cut a line is worth less than it cost).
/// </summary>
/// <param name="Lines">What came back by line, keyed by line id; lines that are whole are absent.</param>
/// <param name="Amount">
/// What came back as money without naming lines; it lowers every line and the shipping that remain, in proportion.
/// </param>
public sealed record Returned(IReadOnlyDictionary<string, ReturnedLine> Lines, long Amount)
{
    public static readonly Returned Nothing = new(new Dictionary<string, ReturnedLine>(), 0);

    /// <summary>Money of the order that has not come back; shipping included.</summary>
    public long Remaining(Order order) => checked(order.Total - Amount - Lines.Values.Sum(line => line.Amount));

    /// <summary>Whether nothing of the order was kept.</summary>
    public bool IsAllOf(Order order) => order.Total > 0 ? Remaining(order) == 0
        : order.Lines.Count > 0 && order.Lines.All(line => Lines.GetValueOrDefault(line.Id).Quantity == line.Quantity);
}

/// <summary>What came back of one line.</summary>
public readonly record struct ReturnedLine(long Quantity, long Amount);
