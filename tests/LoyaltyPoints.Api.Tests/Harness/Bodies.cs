using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Valid request bodies, to be sent as they are or spoilt on purpose.</summary>
public static class Bodies
{
    private static int last;

    /// <summary>A name no other test uses, for example <c>till-17</c>.</summary>
    public static string Unique(string what) => $"{what}-{Interlocked.Increment(ref last)}";

    /// <summary>A purchase of one line, in CNY, without tax or shipping, in the middle of 2025.</summary>
    public static JsonObject Purchase(string member, long amount, string? externalId = null) => Purchase(
        member, new JsonArray(Line("1", amount)), externalId);

    /// <summary>A purchase of these lines; its total is their sum.</summary>
    public static JsonObject Purchase(string member, JsonArray lines, string? externalId = null) => new()
    {
        ["source"] = "till-1",
        ["externalId"] = externalId ?? Unique("receipt"),
        ["occurredAt"] = "2025-06-16T10:00:00+08:00",
        ["member"] = new JsonObject { ["id"] = member },
        ["currency"] = "CNY",
        ["total"] = Sum(lines, "amount"),
        ["tax"] = Sum(lines, "tax"),
        ["shipping"] = 0,
        ["store"] = "sh-001",
        ["channel"] = "pos",
        ["paymentMethods"] = new JsonArray("card"),
        ["coupons"] = new JsonArray(),
        ["lines"] = lines,
    };

    public static JsonObject Line(
        string id, long amount, long quantity = 1, string sku = "LATTE", string category = "coffee") => new()
    {
        ["id"] = id,
        ["sku"] = sku,
        ["category"] = category,
        ["quantity"] = quantity,
        ["amount"] = amount,
        ["tax"] = 0,
        ["tags"] = new JsonArray(),
    };

    /// <summary>A return of part of a purchase, by amount.</summary>
    public static JsonObject Return(long amount, string? externalId = null) => new()
    {
        ["source"] = "till-1",
        ["externalId"] = externalId ?? Unique("return"),
        ["occurredAt"] = "2025-06-17T10:00:00+08:00",
        ["amount"] = amount,
    };

    // By its text: a node that was made from an int does not convert to long.
    private static long Sum(JsonArray lines, string field) =>
        lines.Sum(line => long.Parse(line![field]!.ToJsonString()));
}
