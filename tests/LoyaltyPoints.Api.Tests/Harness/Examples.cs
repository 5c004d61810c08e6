using System.Text.Json.Nodes;
using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>The example of each kind of program, of one shop: in CNY and Shanghai's time.</summary>
public static class Examples
{
    public static JsonObject Points => Of(ExamplePrograms.Points);

    /// <summary>Its units can be spent at once: a date to wait for would pass one day, and with it the test.</summary>
    public static JsonObject Spend => Of(ExamplePrograms.Spend).Without("maturity");

    public static JsonObject Tiered => Of(ExamplePrograms.Tiered);

    public static JsonObject Vip => Of(ExamplePrograms.Vip);

    public static JsonObject PunchCard => Of(ExamplePrograms.PunchCard);

    private static JsonObject Of(string definition) => JsonNode.Parse(definition)!.AsObject()
        .With("currency", "CNY").With("timeZone", "Asia/Shanghai");
}
