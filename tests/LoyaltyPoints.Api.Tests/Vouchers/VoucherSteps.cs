using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Vouchers;

/// <summary>What tests of vouchers do again and again.</summary>
internal static class VoucherSteps
{
    public const string FiveOff = """{ "kind": "amount", "amount": 500 }""";
    public const string Card = """{ "kind": "giftCard" }""";

    /// <summary>A definition in CNY.</summary>
    /// <param name="more">Further fields, each with its JSON.</param>
    public static JsonObject Definition(string value, params (string Field, string Json)[] more)
    {
        var definition = JsonNode.Parse($$"""
            { "name": "Summer", "currency": "CNY", "timeZone": "Asia/Shanghai", "value": {{value}} }
            """)!.AsObject();
        foreach (var (field, json) in more) definition[field] = JsonNode.Parse(json);
        return definition;
    }

    /// <returns>The series' id.</returns>
    public static async Task<string> CreateSeriesAsync(
        this ApiClient api, string value, params (string Field, string Json)[] more) =>
        (string)(await api.PostAsync("/v1/voucher-series", Definition(value, more))).Expect(201).Json["id"]!;

    /// <returns>The code.</returns>
    public static async Task<string> IssueAsync(
        this ApiClient api, string series, string? code = null, long? balance = null, string? member = null) =>
        (string)(await api.PostAsync("/v1/vouchers", Issue(series, code, balance, member))).Expect(201).Json["code"]!;

    public static JsonObject Issue(
        string series, string? code = null, long? balance = null, string? member = null)
    {
        var body = new JsonObject { ["seriesId"] = series };
        if (code is not null) body["code"] = code;
        if (balance is not null) body["balance"] = balance;
        if (member is not null) body["memberId"] = member;
        return body;
    }

    /// <summary>Uses a voucher for an order of so much.</summary>
    public static Task<Answer> UseAsync(
        this ApiClient api, string code, string? externalId = null, string? member = null, long total = 5000,
        long? amount = null) =>
        api.PostAsync($"/v1/vouchers/{code}/redeem", Use(externalId, member, total, amount));

    public static JsonObject Use(
        string? externalId = null, string? member = null, long total = 5000, long? amount = null)
    {
        var body = Check(member, total, amount);
        body["source"] = "shop";
        body["externalId"] = externalId ?? Bodies.Unique("order");
        return body;
    }

    public static JsonObject Check(string? member = null, long total = 5000, long? amount = null)
    {
        var body = new JsonObject { ["order"] = new JsonObject { ["currency"] = "CNY", ["total"] = total } };
        if (member is not null) body["member"] = new JsonObject { ["id"] = member };
        if (amount is not null) body["amount"] = amount;
        return body;
    }

    public static Task<Answer> ReleaseAsync(this ApiClient api, string code, JsonNode use, long? amount = null)
    {
        var body = new JsonObject { ["useId"] = (string)use["id"]! };
        if (amount is not null) body["amount"] = amount;
        return api.PostAsync($"/v1/vouchers/{code}/release", body);
    }

    public static async Task<JsonNode> VoucherAsync(this ApiClient api, string code) =>
        (await api.GetAsync($"/v1/vouchers/{code}")).Expect(200).Json;
}
