using System.Numerics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>One sale and all that came back of it.</summary>
internal sealed class NaiveSale(HistoryProgram program, Buy buy, Instant occurredAt, bool counts)
{
    private readonly List<Line> lines = buy.Items.Count == 0
        ? [new Line(new Item("", 1, buy.Total, false), 0, 0)] : [.. buy.Items.Select(item => new Line(item, 0, 0))];

    private long backWithoutLine;

    public Instant OccurredAt => occurredAt;

    /// <summary>False for a sale before the member's enrolment.</summary>
    public bool Counts => counts;

    /// <summary>What is left of each cap for this sale, as it was when the sale was recorded.</summary>
    public long? VisitRoom { get; set; }

    public long? Room { get; set; }

    public long Net { get; private set; }

    public long VisitNet { get; private set; }

    public IEnumerable<Item> Items => buy.Items;

    public long Remaining => buy.Total - backWithoutLine - lines.Sum(line => line.BackAmount);

    public (long Quantity, long Amount) Left(string id)
    {
        var line = lines.Single(line => line.Item.Id == id);
        return (line.Item.Quantity - line.BackQuantity, line.Item.Amount - line.BackAmount);
    }

    /// <summary>Counts again what this sale earns, from nothing but what it was and what is left of it.</summary>
    public void Recount()
    {
        if (!counts) return;
        var whole = lines.Where(line => line.BackQuantity < line.Item.Quantity
            && (line.BackAmount < line.Item.Amount || line.Item.Amount == 0)).ToList();
        var money = whole.Sum(line => line.Item.Amount - line.BackAmount);
        var notPaidBack = lines.Except(whole).Sum(line => line.Item.Amount - line.BackAmount);
        var kept = money - Math.Clamp(backWithoutLine - notPaidBack, 0, money);
        if (whole.Count == 0 || (kept == 0 && buy.Total > 0))
        {
            (Net, VisitNet) = (0, 0);
            return;
        }

        var weighted = whole.Sum(line =>
            (line.Item.Amount - line.BackAmount) * (line.Item.IsCoffee ? program.CoffeeBy : 1));
        var spend = money == 0 ? 0 : (long)((BigInteger)weighted * kept / ((BigInteger)money * 100));
        VisitNet = Math.Min(program.Visit, VisitRoom ?? program.Visit);
        Net = Math.Min(spend + VisitNet, Room ?? long.MaxValue);
    }

    /// <returns>False, and nothing changed, where more comes back than remains.</returns>
    public bool TryReturn(ReturnPiece piece)
    {
        if (piece.Amount is { } money)
        {
            if (money > Remaining) return false;
            backWithoutLine += money;
            return true;
        }

        var before = lines.ToList();
        if (piece.Lines!.All(TryReturn) && Remaining >= 0) return true;
        lines.Clear();
        lines.AddRange(before);
        return false;
    }

    private bool TryReturn(ReturnPieceLine piece)
    {
        var at = lines.FindIndex(line => line.Item.Id == piece.LineId);
        if (at < 0) return false;
        var (item, backQuantity, backAmount) = lines[at];
        var quantity = backQuantity + (piece.Quantity ?? 0);
        if (quantity > item.Quantity || piece.Amount > item.Amount - backAmount) return false;
        var share = Math.Max(0, (item.Amount * quantity / item.Quantity) - backAmount);
        var amount = piece.Amount ?? Math.Min(share, Math.Max(0, Remaining));
        lines[at] = new Line(item, quantity, backAmount + amount);
        return true;
    }

    private sealed record Line(Item Item, long BackQuantity, long BackAmount);
}
