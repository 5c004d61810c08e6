using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Short words for programs and orders, so that a test reads like the rule it tests.</summary>
internal static class Given
{
    public static readonly Instant SaturdayMorning = At("2026-11-21T10:00:00+08:00");

    public static Instant At(string iso) => Instant.From(DateTimeOffset.Parse(iso));

    /// <summary>A definition whose <c>earning</c> is this JSON; other sections may follow it.</summary>
    public static string Json(string earning, string zone = "Asia/Shanghai", string more = "") =>
        $$"""{"name":"Test","type":"points","currency":"CNY","timeZone":"{{zone}}","earning":{{earning}}{{more}}}""";

    public static ParseResult Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ProgramDefinitionReader.Read(document.RootElement);
    }

    public static CompiledProgram Program(string earning, string zone = "Asia/Shanghai", string more = "")
    {
        var result = Read(Json(earning, zone, more));
        Assert.True(result.IsValid, string.Join("; ", result.Faults));
        return CompiledProgram.Compile(new Guid(1, 2, 3, new byte[8]), 1, result.Definition);
    }

    /// <summary>A program of these rules, separated by commas, and nothing else.</summary>
    public static CompiledProgram OfRules(string rules, string more = "") =>
        Program($$"""{"rules":[{{rules}}]{{more}}}""");

    public static Order Order(params OrderLine[] lines) => new()
    {
        OccurredAt = SaturdayMorning, Source = "pos-1", Currency = "CNY", Total = lines.Sum(line => line.Amount),
        Channel = "pos", Lines = lines,
    };

    /// <summary>An order that says no more than its total.</summary>
    public static Order Total(long total) => Order() with { Total = total };

    public static OrderLine Line(
        string id, long amount, string? category = null, long quantity = 1, long? tax = 0, params string[] tags) =>
        new() { Id = id, Amount = amount, Category = category, Quantity = quantity, Tax = tax, Tags = tags };

    public static EarningResult Earn(this CompiledProgram program, Order order, Returned? returned = null)
    {
        var result = program.Earn(order, returned ?? Returned.Nothing, CapUsage.None, GivenFacts.None);
        Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
        return result;
    }

    /// <summary>The rows in short: rule or kind, then what it gave.</summary>
    public static string Short(this EarningResult result) =>
        string.Join(" ", result.Explanation.Select(
            row => $"{(row.Kind == "cap" ? row.Kind : row.RuleId ?? row.Kind)}:{row.Exact}"));

    public static Returned Back(long amount, params (string Line, long Quantity, long Amount)[] lines) =>
        new(lines.ToDictionary(line => line.Line, line => new ReturnedLine(line.Quantity, line.Amount)), amount);
}
