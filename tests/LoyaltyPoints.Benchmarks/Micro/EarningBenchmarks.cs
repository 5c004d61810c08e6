using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Benchmarks.Micro;

/// <summary>The rules engine alone: three rules over an order of two lines.</summary>
[MemoryDiagnoser]
public class EarningBenchmarks
{
    private static readonly Order Order = new()
    {
        OccurredAt = Instant.From(new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero)),
        Source = "pos-12",
        Currency = "CNY",
        Total = 13000,
        Tax = 500,
        Channel = "pos",
        Lines =
        [
            new OrderLine { Id = "1", Category = "coffee", Quantity = 2, Amount = 6000, Tax = 250 },
            new OrderLine { Id = "2", Category = "food", Quantity = 1, Amount = 7000, Tax = 250 },
        ],
    };

    private readonly CompiledProgram program = Compile("""
        {
          "name": "Bench", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [
            { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
            { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } },
            { "id": "visit", "when": { "local.dayOfWeek": ["sat"] }, "earn": { "kind": "visit", "units": 5 },
              "cap": { "units": 5, "per": "day" } } ] }
        }
        """);

    [Benchmark]
    public EarningResult Earn() => program.Earn(Order, Returned.Nothing, CapUsage.None, GivenFacts.None);

    private static CompiledProgram Compile(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CompiledProgram.Compile(
            Guid.Empty, 1, ProgramDefinitionReader.Read(document.RootElement).Definition
                ?? throw new InvalidOperationException("The definition is not valid."));
    }
}
