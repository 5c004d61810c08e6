using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Tests.Simulations;

/// <summary>One thing that happens to a member, when it is recorded.</summary>
internal abstract record ScriptStep(Instant At, Guid Id);

internal sealed record Buys(Instant At, Guid Id, Order Order) : ScriptStep(At, Id);

internal sealed record BringsBack(Instant At, Guid Id, Guid Purchase, ReturnPiece Piece) : ScriptStep(At, Id);

/// <summary>A sweep comes by.</summary>
internal sealed record IsSettled(Instant At, Guid Id) : ScriptStep(At, Id);

/// <summary>A random history of one member, the same for every program that it is played through.</summary>
internal static class Script
{
    public static readonly Instant Enrolled = Instant.From(new DateTimeOffset(2025, 1, 31, 8, 0, 0, TimeSpan.Zero));

    public static readonly Instant End = Enrolled.Plus(TimeSpan.FromDays(800));

    private static readonly string[] Categories = ["coffee", "food", "gift-card"];

    public static List<ScriptStep> Random(int seed, int steps)
    {
        var random = new Random(seed);
        var (ids, now) = (new IdGenerator(), Enrolled);
        var (script, sold) = (new List<ScriptStep>(), new List<Buys>());
        for (var at = 0; at < steps; at++)
        {
            now = now.Plus(TimeSpan.FromHours(random.Next(4) == 0 ? random.Next(24 * 60) : random.Next(40)));
            var id = ids.Next(now);
            switch (random.Next(10))
            {
                case 0:
                    script.Add(new IsSettled(now, id));
                    break;
                case < 4 when sold.Count > 0:
                    var one = sold[random.Next(sold.Count)];
                    script.Add(new BringsBack(now, id, one.Id, Piece(random, one.Order)));
                    break;
                default:
                    sold.Add(new Buys(now, id, Order(random, now)));
                    script.Add(sold[^1]);
                    break;
            }
        }

        return script;
    }

    private static Order Order(Random random, Instant now)
    {
        var lines = Enumerable.Range(1, random.Next(1, 4)).Select(number => new OrderLine
        {
            Id = $"{number}", Quantity = random.Next(1, 5), Amount = random.Next(8) == 0 ? 0 : random.Next(1, 250_000),
            Category = Categories[random.Next(3)],
        }).ToList();
        // Now and then a till was offline, even since before the enrolment.
        var ago = TimeSpan.FromHours(random.Next(4) == 0 ? random.Next(24 * 40) : 0);
        return new Order
        {
            OccurredAt = now.Plus(-ago), Source = "till", Currency = random.Next(20) == 0 ? "USD" : "CNY",
            Total = lines.Sum(line => line.Amount), Lines = lines,
        };
    }

    private static ReturnPiece Piece(Random random, Order order) => random.Next(3) == 0
        ? new ReturnPiece(null, random.NextInt64(1, order.Total + 2))
        : new ReturnPiece([new ReturnPieceLine("1", random.Next(1, (int)order.Lines[0].Quantity + 1), null)], null);
}
