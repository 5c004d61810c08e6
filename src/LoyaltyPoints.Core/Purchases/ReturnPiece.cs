namespace LoyaltyPoints.Core.Purchases;

/// <summary>One piece of what comes back of a purchase: by lines, or as money without lines.</summary>
/// <param name="Lines">Null where <paramref name="Amount"/> is given.</param>
/// <param name="Amount">Money, positive; null where lines are given.</param>
public sealed record ReturnPiece(IReadOnlyList<ReturnPieceLine>? Lines, long? Amount)
{
    /// <summary>What has come back once this piece is added to what came back before.</summary>
    /// <returns>A refusal <c>return_exceeds_purchase</c> where more comes back than remains, naming every
    /// line.</returns>
    public (Returned? Total, Refusal? Refusal) AddTo(Returned before, Order order)
    {
        var faults = new List<Fault>();
        var lines = new Dictionary<string, ReturnedLine>(before.Lines);
        for (var at = 0; at < (Lines?.Count ?? 0); at++)
            AddLine(Lines![at], $"/lines/{at}", lines, before, order, faults);
        var after = new Returned(lines, checked(before.Amount + (Amount ?? 0)));
        if (faults.Count == 0 && after.Remaining(order) < 0)
        {
            faults.Add(new Fault(
                Amount is null ? "/lines" : "/amount",
                "out_of_range",
                $"Of the purchase's {order.Total} only {before.Remaining(order)} remain."));
        }

        return faults.Count == 0 ? (after, null)
            : (null, new Refusal("return_exceeds_purchase", "More comes back than remains of the purchase.", faults));
    }

    private static void AddLine(
        ReturnPieceLine piece, string pointer, Dictionary<string, ReturnedLine> lines, Returned before, Order order,
        List<Fault> faults)
    {
        if (order.Lines.FirstOrDefault(line => line.Id == piece.LineId) is not { } line)
        {
            faults.Add(new Fault($"{pointer}/lineId", "invalid_value", "The purchase has no line of this id."));
            return;
        }

        var old = lines.GetValueOrDefault(line.Id);
        var quantityLeft = line.Quantity - old.Quantity;
        var amountLeft = line.Amount - old.Amount;
        var quantity = piece.Quantity ?? 0;
        if (quantity > quantityLeft)
            faults.Add(new Fault($"{pointer}/quantity", "out_of_range", $"Only {quantityLeft} of this line remain."));
        if (piece.Amount > amountLeft)
            faults.Add(new Fault($"{pointer}/amount", "out_of_range", $"Only {amountLeft} of this line remain."));
        if (faults.Count > 0) return;
        // What the lines before it in this piece bring back is gone too.
        var remaining = new Returned(lines, before.Amount).Remaining(order);
        var amount = piece.Amount ?? Math.Min(ShareOf(line, old, quantity), Math.Max(0, remaining));
        lines[line.Id] = new ReturnedLine(old.Quantity + quantity, old.Amount + amount);
    }

    // The share is counted from the line's beginning, so that any number of pieces adds up to the line's amount.
    private static long ShareOf(OrderLine line, ReturnedLine old, long quantity)
    {
        var share = (Int128)line.Amount * (old.Quantity + quantity) / line.Quantity - old.Amount;
        return (long)Int128.Clamp(share, 0, line.Amount - old.Amount);
    }
}

/// <summary>What comes back of one line: pieces, money, or both.</summary>
/// <param name="Amount">Null: the pieces' share of the line's amount.</param>
public sealed record ReturnPieceLine(string LineId, long? Quantity, long? Amount);
