using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Benchmarks.Micro;

/// <summary>
/// The rules engine alone: three rules over an order of two lines, and twenty over one of ten, of which eight apply.
/// </summary>
[MemoryDiagnoser]
public class EarningBenchmarks
{
    private static readonly Order Pair = Of("pos",
        new OrderLine { Id = "1", Category = "coffee", Quantity = 2, Amount = 6000, Tax = 250 },
        new OrderLine { Id = "2", Category = "food", Quantity = 1, Amount = 7000, Tax = 250 });

    private static readonly Order Basket = Of("web", [.. Enumerable.Range(1, 10).Select(Line)]);

    private readonly CompiledProgram three = Compile("""
        { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
        { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } },
        { "id": "visit", "when": { "local.dayOfWeek": ["sat"] }, "earn": { "kind": "visit", "units": 5 },
          "cap": { "units": 5, "per": "day" } }
        """);

    private readonly CompiledProgram twenty = Compile("""
        { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
        { "id": "big", "when": { "order.basis": { "gte": 50000 } }, "earn": { "kind": "fixed", "units": 50 } },
        { "id": "sat", "when": { "local.dayOfWeek": ["sat", "sun"] }, "earn": { "kind": "visit", "units": 5 } },
        { "id": "night", "when": { "local.timeOfDay": { "from": "22:00", "to": "06:00" } },
          "earn": { "kind": "visit", "units": 5 } },
        { "id": "app", "when": { "order.channel": "app" }, "earn": { "kind": "visit", "units": 2 } },
        { "id": "store", "when": { "order.store": ["s1", "s2", "s3"] }, "earn": { "kind": "visit", "units": 2 } },
        { "id": "coffee", "when": { "line.category": "coffee" }, "earn": { "kind": "multiply", "by": 3 } },
        { "id": "dear", "when": { "line.unitPrice": { "gte": 5000 } }, "earn": { "kind": "item", "units": 3 } },
        { "id": "organic", "when": { "line.tags": "organic" }, "earn": { "kind": "item", "units": 1 } },
        { "id": "many", "when": { "line.quantity": { "gte": 3 } }, "earn": { "kind": "item", "units": 0.5 } },
        { "id": "sku", "when": { "line.sku": ["sku-3", "sku-99"] }, "earn": { "kind": "fixed", "units": 10 } },
        { "id": "toys", "when": { "line.category": "toys" }, "earn": { "kind": "fixed", "units": 10 } },
        { "id": "wine", "when": { "line.category": "wine", "line.amount": { "gte": 9900 } },
          "earn": { "kind": "multiply", "by": 2 } },
        { "id": "coupon", "when": { "order.coupons": "SPRING" }, "earn": { "kind": "add", "units": 20 } },
        { "id": "card", "when": { "order.paymentMethods": ["card", "wallet"] }, "earn": { "kind": "add", "units": 1 } },
        { "id": "first", "when": { "local.dayOfMonth": 1 }, "earn": { "kind": "multiply", "by": 2 } },
        { "id": "christmas", "when": { "local.month": 12, "local.dayOfMonth": { "gte": 20, "lte": 26 } },
          "earn": { "kind": "multiply", "by": 2, "stack": true } },
        { "id": "nofood", "when": { "not": { "line.category": ["food", "coffee"] }, "order.itemCount": { "gte": 30 } },
          "earn": { "kind": "fixed", "units": 9 } },
        { "id": "small", "when": { "any": [ { "order.total": { "lt": 500 } }, { "order.lineCount": 1 } ] },
          "earn": { "kind": "add", "units": 1 } },
        { "id": "any", "when": { "any": [ { "order.channel": "pos" }, { "line.category": "tea" } ] },
          "earn": { "kind": "spend", "per": 500, "units": 1 }, "cap": { "units": 50, "per": "month" } }
        """);

    [Benchmark]
    public EarningResult ThreeRulesTwoLines() =>
        three.Earn(Pair, Returned.Nothing, CapUsage.None, GivenFacts.None);

    [Benchmark]
    public EarningResult TwentyRulesTenLines() =>
        twenty.Earn(Basket, Returned.Nothing, CapUsage.None, GivenFacts.None);

    private static Order Of(string channel, params OrderLine[] lines) => new()
    {
        OccurredAt = Instant.From(new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero)),
        Source = "pos-12",
        Currency = "CNY",
        Total = lines.Sum(line => line.Amount),
        Tax = lines.Sum(line => line.Tax!.Value),
        Channel = channel,
        PaymentMethods = ["card"],
        Lines = lines,
    };

    private static OrderLine Line(int number) => new()
    {
        Id = $"{number}",
        Sku = $"sku-{number}",
        Category = (number % 4) switch { 0 => "coffee", 1 => "food", 2 => "tea", _ => "garden" },
        Quantity = 1 + (number % 3),
        Amount = 1250 * number,
        Tax = 113 * number,
        Tags = number % 5 == 0 ? ["organic", "new"] : [],
    };

    private static CompiledProgram Compile(string rules)
    {
        using var document = JsonDocument.Parse($$"""
            {
              "name": "Bench", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
              "earning": { "rules": [ {{rules}} ] }
            }
            """);
        var read = ProgramDefinitionReader.Read(document.RootElement);
        return CompiledProgram.Compile(Guid.Empty, 1,
            read.Definition ?? throw new InvalidOperationException(string.Join("; ", read.Faults)));
    }
}
