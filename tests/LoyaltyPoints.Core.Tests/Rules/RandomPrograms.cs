using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Random programs, orders and returns; the same seed makes the same ones.</summary>
internal sealed class RandomPrograms(int seed)
{
    private static readonly string[] Categories = ["coffee", "tea", "food"];
    private static readonly string[] Periods = ["purchase", "day", "week", "month", "lifetime"];

    private readonly Random random = new(seed);

    public CompiledProgram Program()
    {
        var rules = string.Join(',', Enumerable.Range(0, random.Next(1, 7)).Select(Rule));
        var exclude = random.Next(4) == 0 ? """ "exclude": { "line.category": "tea" }, """ : "";
        // A base rule in front, so that a multiplier has something to do.
        return Program($$"""
            { "basis": { "tax": "{{Included()}}", "shipping": "{{Included()}}", "paidWithUnits": "{{Included()}}" },
              {{exclude}} "rounding": "{{Pick("floor", "halfUp", "halfEven", "ceiling")}}",
              "combine": "{{Pick("sum", "best")}}", "minimumOrder": {{random.Next(2) * random.Next(500)}},
              "maximumPerPurchase": {{(random.Next(3) == 0 ? random.Next(1, 50) : "null")}},
              {{(random.Next(2) == 0 ? Cap() + "," : "")}}
              "rules": [ { "id": "base", "earn": {{Spend()}} }, {{rules}} ] }
            """);
    }

    public Order Order()
    {
        var lines = Enumerable.Range(0, random.Next(5)).Select(Line).ToArray();
        var shipping = random.Next(2) * random.Next(300);
        var goods = lines.Length == 0 ? random.Next(5000) : lines.Sum(line => line.Amount);
        var named = lines.Sum(line => line.Tax ?? 0);
        var unnamed = lines.Where(line => line.Tax is null).Sum(line => line.Amount) + shipping
            + (lines.Length == 0 ? goods : 0);
        return Given.Order(lines) with
        {
            OccurredAt = SaturdayMorning.Plus(TimeSpan.FromHours(random.Next(24 * 60))),
            Total = goods + shipping, Shipping = shipping, Tax = named + random.NextInt64((unnamed / 3) + 1),
            PaidWithUnits = random.Next(3) == 0 ? random.NextInt64(goods + shipping + 1) : 0,
            Channel = Pick("pos", "web"),
        };
    }

    /// <summary>Returns after each other, each holding all that came back so far; the last is everything.</summary>
    public IEnumerable<Returned> Returns(Order order)
    {
        var back = order.Lines.ToDictionary(line => line.Id, _ => default(ReturnedLine));
        long amount = 0;
        for (var i = random.Next(4); i > 0; i--)
        {
            if (order.Lines.Count > 0 && random.Next(3) > 0)
            {
                var line = order.Lines[random.Next(order.Lines.Count)];
                var before = back[line.Id];
                back[line.Id] = new ReturnedLine(random.NextInt64(before.Quantity, line.Quantity + 1),
                    before.Amount + random.NextInt64(Math.Min(line.Amount - before.Amount, Left()) + 1));
            }
            else amount += random.NextInt64(Left() + 1);

            yield return Snapshot();
        }

        amount += Left();
        yield return Snapshot();

        long Left() => order.Total - amount - back.Values.Sum(line => line.Amount);
        Returned Snapshot() => new(
            back.Where(line => line.Value != default).ToDictionary(line => line.Key, line => line.Value), amount);
    }

    private static CompiledProgram Program(string earning) => Given.Program(earning);

    private string Rule(int index)
    {
        var earn = random.Next(7) switch
        {
            0 or 1 => Spend(),
            2 => $$"""{ "kind": "visit", "units": {{Units()}} }""",
            3 => $$"""{ "kind": "fixed", "units": {{Units()}} }""",
            4 => $$"""{ "kind": "item", "units": {{Units()}} }""",
            5 => $$"""{ "kind": "add", "units": {{Units()}} }""",
            _ => $$"""{ "kind": "multiply", "by": {{Factor()}}, "stack": {{Pick("true", "false")}} }""",
        };
        var when = random.Next(5) switch
        {
            0 => """ "when": { "line.category": "coffee" }, """,
            1 => """ "when": { "line.category": ["coffee", "food"], "line.amount": { "gte": 200 } }, """,
            2 => """ "when": { "order.channel": "pos" }, """,
            3 => """ "when": { "order.total": { "gte": 900 }, "local.dayOfWeek": { "ne": "mon" } }, """,
            _ => "",
        };
        return $$"""{ "id": "r{{index}}", {{when}} {{(random.Next(3) == 0 ? Cap() + "," : "")}} "earn": {{earn}} }""";
    }

    private OrderLine Line(int index) => new()
    {
        Id = $"{index}", Category = Pick(Categories), Quantity = random.Next(1, 5),
        Amount = random.Next(8) * random.Next(300),
        Tax = random.Next(2) == 0 ? 0 : null,
    };

    private string Spend() => $$"""
        { "kind": "spend", "per": {{Pick("1", "7", "100", "300")}}, "units": {{Units()}},
          "step": "{{Pick("whole", "proportional")}}" }
        """;

    private string Cap() => $$""" "cap": { "units": {{random.Next(1, 60)}}, "per": "{{Pick(Periods)}}" } """;

    private string Units() => Pick("1", "2", "0.1", "1.5", "0.333333", "10");

    private string Factor() => Pick("0", "0.3", "0.5", "1.5", "2", "3");

    private string Included() => Pick("included", "excluded");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
