using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Velocity;

/// <summary>All that has not come back of a purchase, as one piece.</summary>
public static class RestOfOrder
{
    /// <summary>Null where nothing is left, or the order is of nothing that could come back.</summary>
    public static ReturnPiece? Of(Order order, Returned before)
    {
        ReturnPieceLine[] lines =
        [
            .. from line in order.Lines
               let left = line.Quantity - before.Lines.GetValueOrDefault(line.Id).Quantity
               where left > 0
               select new ReturnPieceLine(line.Id, left, null),
        ];
        var returned = before;
        if (lines.Length > 0) returned = new ReturnPiece(lines, null).AddTo(before, order).Total!;
        // Shipping, and what was paid for no line.
        var rest = returned.Remaining(order);
        return lines.Length == 0 && rest <= 0 ? null
            : new ReturnPiece(lines.Length == 0 ? null : lines, rest > 0 ? rest : null);
    }
}
