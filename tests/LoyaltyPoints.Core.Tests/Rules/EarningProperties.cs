using System.Numerics;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using Xunit.Abstractions;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>What holds for every program and every order; a failure names the seed that shows it.</summary>
public sealed class EarningProperties(ITestOutputHelper output)
{
    private const int Seeds = 600;

    [Fact]
    public void Any_order_when_it_earns_then_rows_add_up_and_units_are_not_negative() => ForEachSeed(programs =>
    {
        var program = programs.Program();
        var order = programs.Order();
        foreach (var returned in programs.Returns(order).Prepend(Returned.Nothing))
        {
            var result = program.Earn(order, returned, CapUsage.None, GivenFacts.None);
            Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
            Assert.InRange(result.Units, 0, long.MaxValue);
            Assert.All(result.Explanation, row => Assert.Equal(row.Exact, decimal.Round(row.Exact, 9)));
            Assert.All(result.Explanation.Where(row => row.Kind == "cap"),
                row => Assert.True(row.Exact <= 0 && row.Exact == decimal.Truncate(row.Exact)));
            if (result.Explanation.Any(row => row.Kind is not ("exclusion" or "minimumOrder")))
                Assert.Single(result.Explanation, row => row.Kind == "rounding");
        }
    });

    [Fact]
    public void Caps_when_orders_follow_each_other_then_they_are_never_exceeded() => ForEachSeed(programs =>
    {
        var program = programs.Program();
        var earning = program.Definition.Earning;
        var limits = earning.Rules.SelectMany(rule => rule.Caps.Select(cap => (Id: $"{rule.Id}/{cap.Per}", cap.Units)))
            .Concat(earning.Caps.Select(cap => (Id: $"program/{cap.Per}", cap.Units)))
            .ToDictionary(limit => limit.Id.ToLowerInvariant(), limit => limit.Units * 1_000_000);
        var used = new Dictionary<CapKey, long>();
        var given = new Dictionary<CapKey, long>();
        for (var i = 0; i < 20; i++)
        {
            var order = programs.Order();
            var keys = program.CapKeysAt(order.OccurredAt);
            var result = program.Earn(order, Returned.Nothing, new CapUsage(used), GivenFacts.None);
            Assert.True(result.Units <= (earning.MaximumPerPurchase ?? long.MaxValue));
            foreach (var (key, taken) in result.CapUses)
            {
                Assert.Contains(key, keys);
                Assert.True(taken > 0);
                used[key] = used.GetValueOrDefault(key) + taken;
                Assert.True(used[key] <= limits[key.CapId], $"{key} has used {used[key]}");
            }

            foreach (var key in keys.Where(key => key.CapId.StartsWith("program/", StringComparison.Ordinal)))
            {
                given[key] = given.GetValueOrDefault(key) + result.Units;
                Assert.Equal(given[key] * 1_000_000, used.GetValueOrDefault(key));
            }
        }
    });

    [Fact]
    public void An_order_when_everything_came_back_then_it_earns_nothing() => ForEachSeed(programs =>
    {
        var (program, order) = (programs.Program(), programs.Order());
        var everything = programs.Returns(order).Last();
        var byLine = new Returned(
            order.Lines.ToDictionary(line => line.Id, line => new ReturnedLine(line.Quantity, line.Amount)),
            order.Shipping);
        if (order.Total > 0) Assert.Equal(0, program.Earn(order, everything, CapUsage.None, GivenFacts.None).Units);
        if (order.Lines.Count > 0) Assert.Equal(0, program.Earn(order, byLine, CapUsage.None, GivenFacts.None).Units);
    });

    [Fact]
    public void Lines_when_they_came_back_whole_then_it_is_as_if_the_order_had_been_smaller() => ForEachSeed(programs =>
    {
        var (program, order) = (programs.Program(), programs.Order());
        var gone = order.Lines.Take(order.Lines.Count / 2).ToList();
        var left = order.Lines.Skip(gone.Count).ToList();
        if (gone.Count == 0 || left.Sum(line => line.Amount) + order.Shipping == 0) return;
        if (gone.Exists(line => line.Tax is null) || order.PaidWithUnits > 0) return; // these change what is shared out
        var money = left.Sum(line => line.Amount) + order.Shipping;
        var smaller = order with { Lines = left, Total = money, Tax = order.Tax - gone.Sum(line => line.Tax!.Value) };
        var pieces = new Returned(
            gone.ToDictionary(line => line.Id, line => new ReturnedLine(line.Quantity, line.Amount)), 0);

        var (expected, actual) = (program.Earn(smaller, Returned.Nothing, CapUsage.None, GivenFacts.None),
            program.Earn(order, pieces, CapUsage.None, GivenFacts.None));

        Assert.Equal(expected.Short(), actual.Short());
    });

    [Fact]
    public void An_amount_when_it_came_back_then_lines_are_worth_their_exact_share() => ForEachSeed(programs =>
    {
        // An independent calculation in whole numbers: basis of a line = amount x (1 - tax / sum) x (1 - back / total).
        var order = programs.Order();
        if (order.Lines.Count == 0 || order.Total == 0) return;
        order = order with { PaidWithUnits = 0, Lines = [.. order.Lines.Select(line => line with { Tax = null })] };
        var program = OfRules("""
            { "id": "s", "earn": { "kind": "spend", "per": 7, "units": 1, "step": "proportional" } },
            { "id": "m", "when": { "line.category": "coffee" }, "earn": { "kind": "multiply", "by": 3 } }
            """);
        foreach (var back in new[] { 0, order.Total / 3, order.Total / 2, order.Total - 1 })
        {
            if (back == order.Total) continue;
            var weighted = order.Lines.Sum(line => line.Amount * (line.Category == "coffee" ? 3 : 1));
            var expected = (BigInteger)weighted * (order.Total - order.Tax) * (order.Total - back)
                / (7 * BigInteger.Pow(order.Total, 2));
            Assert.Equal(expected, program.Earn(order, Back(back)).Units);
        }
    });

    private void ForEachSeed(Action<RandomPrograms> check)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var held = false;
            try
            {
                check(new RandomPrograms(seed));
                held = true;
            }
            finally
            {
                if (!held) output.WriteLine($"It does not hold for seed {seed}.");
            }
        }
    }
}
