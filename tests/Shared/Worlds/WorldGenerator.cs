using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Draws what happens next to the member of a world: mostly what is allowed, sometimes what is not.</summary>
internal sealed class WorldGenerator(Random random, IWorld world, Instant enrolledAt)
{
    private static readonly string[] Activities =
        ["survey.completed", "survey.completed", WorldTerms.MaturingActivity];

    private readonly MembershipSteps memberships = new(random);
    private int number;

    public WorldStep Next(Instant now)
    {
        var context = world.At(now);
        return random.Next(100) switch
        {
            < 26 => new PassTime(Later(now, context)),
            < 40 when world.Sales.Count > 0 => Return(now),
            < 47 => Spend(context),
            < 51 when world.Redemptions.Count > 0 => Undo(),
            < 55 => Adjust(context),
            < 57 => new GiveExpiredBack(AnyProgram().ProgramId, random.Next(1, 20)),
            < 63 => Activity(now),
            < 74 => memberships.Next(context, world.Programs),
            _ => Buy(now),
        };
    }

    // Mostly anywhere, and now and then to the very instant of what comes next, or just before.
    private Instant Later(Instant now, DecisionContext context)
    {
        var due = context.Member.Accounts.Select(account => account.DueAt)
            .Where(at => at > now && at != Instant.Never && at.Since(now) < TimeSpan.FromDays(500)).ToList();
        if (due.Count > 0 && random.Next(3) == 0)
            return due[random.Next(due.Count)].Plus(TimeSpan.FromMilliseconds(random.Next(-1, 2)));
        return now.Plus(random.Next(6) switch
        {
            0 => TimeSpan.FromMinutes(random.Next(1, 600)),
            1 => TimeSpan.FromDays(random.Next(20, 120)),
            2 when random.Next(3) == 0 => TimeSpan.FromDays(random.Next(120, 500)),
            _ => TimeSpan.FromHours(random.Next(1, 400)),
        });
    }

    private BuyGoods Buy(Instant now)
    {
        var ago = random.Next(10) switch
        {
            < 6 => TimeSpan.Zero,
            < 9 => TimeSpan.FromMinutes(random.Next(1, 60 * 24 * 30)),
            _ => TimeSpan.FromHours(random.Next(1, 24 * 400)),
        };
        var lines = random.Next(6) == 0 ? [] : Enumerable.Range(1, random.Next(1, 4)).Select(Line).ToArray();
        var shipping = random.Next(4) == 0 ? random.Next(1, 900) : 0;
        var goods = lines.Length == 0 ? random.Next(0, 30000) : lines.Sum(line => line.Amount);
        var order = new Order
        {
            OccurredAt = now.Plus(-ago), Source = "till", Currency = "CNY", Total = goods + shipping,
            Shipping = shipping, Tax = random.Next(3) == 0 ? (goods + shipping) / 11 : 0,
            PaidWithUnits = random.Next(8) == 0 ? (goods + shipping) / 3 : 0, Lines = lines,
        };
        return new BuyGoods($"{++number}", order);
    }

    private OrderLine Line(int id) => new()
    {
        Id = $"{id}", Quantity = random.Next(1, 4), Category = random.Next(3) == 0 ? "coffee" : "food",
        Amount = random.Next(8) == 0 ? 0 : random.Next(5) == 0 ? random.Next(1, 60000) : random.Next(1, 6000),
    };

    private BringBack Return(Instant now)
    {
        var at = random.Next(2) == 0 ? world.Sales.Count - 1 : random.Next(world.Sales.Count);
        var (order, progress) = (world.Sales[at].Purchase.Order, world.Sales[at].Progress);
        var lines = order.Lines.Where(_ => random.Next(2) == 0).ToList();
        var piece = lines.Count == 0 || random.Next(4) == 0
            ? new ReturnPiece(null, Around(progress.Returned.Remaining(order)))
            : new ReturnPiece([.. lines.Select(line => Back(line, progress.Returned))], null);
        var late = random.Next(4) == 0 ? now.Plus(-TimeSpan.FromHours(random.Next(1, 600))) : now;
        return new BringBack(at, $"r{++number}", Instant.Max(late, order.OccurredAt), piece);
    }

    private ReturnPieceLine Back(OrderLine line, Returned before)
    {
        var old = before.Lines.GetValueOrDefault(line.Id);
        return random.Next(4) switch
        {
            0 => new ReturnPieceLine(line.Id, null, Around(line.Amount - old.Amount)),
            _ => new ReturnPieceLine(line.Id, Around(line.Quantity - old.Quantity), null),
        };
    }

    private SpendUnits Spend(DecisionContext context)
    {
        var program = AnyProgram();
        var available = Available(context, program);
        if (program.Definition.Card is { Stamps: var stamps } && random.Next(4) != 0)
            return new SpendUnits(program.ProgramId, Math.Max(1, available / stamps) * stamps);
        return new SpendUnits(program.ProgramId, Around(available));
    }

    private UndoSpending Undo()
    {
        var at = random.Next(world.Redemptions.Count);
        var redemption = world.Redemptions[at];
        return new UndoSpending(at, random.Next(3) == 0 ? null : Around(redemption.Units - redemption.ReversedUnits));
    }

    private AdjustUnits Adjust(DecisionContext context)
    {
        var program = AnyProgram();
        return new AdjustUnits(
            program.ProgramId, random.Next(3) == 0 ? -Around(Available(context, program)) : random.Next(1, 80));
    }

    private WorldStep Activity(Instant now)
    {
        // Now and then the member joins a program it is not in.
        var missing = world.Programs.FirstOrDefault(program =>
            world.At(now).Member.Account(program.ProgramId) is null);
        if (missing is not null && random.Next(2) == 0)
            return new Enrol(missing.ProgramId, random.Next(3) == 0 ? enrolledAt : now);
        var ago = random.Next(3) == 0 ? TimeSpan.FromHours(random.Next(1, 600)) : TimeSpan.Zero;
        var attributes = new Dictionary<string, GivenValue> { ["answers"] = random.Next(3, 9) };
        return new DoActivity(
            $"a{++number}",
            new Activity(Activities[random.Next(Activities.Length)], now.Plus(-ago), attributes));
    }

    private CompiledProgram AnyProgram() => world.Programs[random.Next(world.Programs.Count)];

    private static long Available(DecisionContext context, CompiledProgram program) =>
        context.Member.Account(program.ProgramId) is { } account ? context.BalanceOf(account).Available : 0;

    // From 1 to all of it, and now and then one more than that.
    private long Around(long most) => most <= 0 ? 1 : random.Next(5) switch
    {
        0 or 1 => most,
        2 when random.Next(3) == 0 => most + 1,
        _ => random.NextInt64(1, most + 1),
    };
}
