using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>Draws what happens next: mostly what is allowed, sometimes what is not.</summary>
internal sealed class StepGenerator(Random random, NaiveModel model)
{
    public Step Next() => random.Next(100) switch
    {
        < 20 => new Pass(Span()),
        < 38 when model.Sales.Count > 0 => Return(),
        < 46 => new Spend(Around(model.Book.Available)),
        < 51 => new Reserve(Around(model.Book.Available), (int)Span().TotalMinutes),
        < 56 when model.Redemptions > 0 => End(),
        < 62 when model.Redemptions > 0 => Reverse(),
        < 70 => new Adjust(random.Next(3) == 0 ? -Around(model.Book.Available) : random.Next(1, 80)),
        _ => Buy(),
    };

    private Buy Buy()
    {
        var ago = random.Next(10) switch
        {
            < 6 => TimeSpan.Zero,
            < 9 => TimeSpan.FromMinutes(random.Next(1, 60 * 24 * 20)),
            _ => TimeSpan.FromHours(random.Next(1, 24 * 150)),
        };
        if (random.Next(6) == 0) return new Buy(ago, [], random.Next(0, 9000));
        var items = Enumerable.Range(1, random.Next(1, 4)).Select(number => new Item(
            $"{number}", random.Next(1, 4), random.Next(8) == 0 ? 0 : random.Next(1, 6000), random.Next(3) == 0))
            .ToArray();
        return new Buy(ago, items, items.Sum(item => item.Amount));
    }

    private Return Return()
    {
        var number = random.Next(model.Sales.Count);
        var sale = model.Sales[number];
        var items = sale.Items.Where(_ => random.Next(2) == 0).ToList();
        return items.Count == 0 || random.Next(4) == 0
            ? new Return(number, new ReturnPiece(null, Around(sale.Remaining)))
            : new Return(number, new ReturnPiece([.. items.Select(item => Line(sale, item))], null));
    }

    private ReturnPieceLine Line(NaiveSale sale, Item item)
    {
        var (quantity, amount) = sale.Left(item.Id);
        return random.Next(4) switch
        {
            0 => new ReturnPieceLine(item.Id, null, Around(amount)),
            1 => new ReturnPieceLine(item.Id, Around(quantity), random.NextInt64(0, amount + 1)),
            _ => new ReturnPieceLine(item.Id, Around(quantity), null),
        };
    }

    private Reverse Reverse()
    {
        var number = random.Next(model.Redemptions);
        return new Reverse(number, random.Next(3) == 0 ? null : Around(model.Reversible(number)));
    }

    private End End()
    {
        var number = random.Next(model.Redemptions);
        var captures = random.Next(3) > 0;
        return new End(
            number, captures, captures && random.Next(2) == 0 ? Around(model.Redemption(number).Units) : null);
    }

    // From 1 to all of it, and now and then one more than that.
    private long Around(long most) => most <= 0 ? 1 : random.Next(4) switch
    {
        0 => most,
        1 when random.Next(3) == 0 => most + 1,
        _ => random.NextInt64(1, most + 1),
    };

    private TimeSpan Span() => random.Next(4) switch
    {
        0 => TimeSpan.FromMinutes(random.Next(1, 600)),
        1 => TimeSpan.FromDays(random.Next(10, 45)),
        _ => TimeSpan.FromHours(random.Next(1, 100)),
    };
}
