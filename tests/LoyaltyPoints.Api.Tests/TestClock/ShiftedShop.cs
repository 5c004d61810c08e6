using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.TestClock;

/// <summary>A test tenant of its own, whose time a test moves, and what happens there "now".</summary>
public sealed class ShiftedShop : IDisposable
{
    private ShiftedShop(ApiClient api) => Api = api;

    public ApiClient Api { get; }

    /// <summary>A tenant where it is noon in Shanghai, on a day to come: no midnight passes during a test.</summary>
    public static async Task<ShiftedShop> OpenAsync(ServerProcess server)
    {
        var shop = new ShiftedShop(server.Api.With(await server.CreateTenantAsync()));
        var now = await shop.NowAsync();
        await shop.AdvanceToAsync(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(2).AddHours(4));
        return shop;
    }

    public async Task<DateTimeOffset> NowAsync() =>
        At((await Api.GetAsync("/v1/test-clock")).Expect(200).Json["now"]!);

    public Task<DateTimeOffset> AdvanceByAsync(string period) => AdvanceAsync(new { by = period });

    public Task<DateTimeOffset> AdvanceToAsync(DateTimeOffset to) => AdvanceAsync(new { to });

    /// <summary>To noon in Shanghai.</summary>
    public Task<DateTimeOffset> AdvanceToAsync(int year, int month, int day) =>
        AdvanceToAsync(new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>A program of a unit per 1.00 with this expiry, in effect from now on.</summary>
    public Task<string> CreateProgramAsync(JsonObject expiry) => PublishAsync(Definition(expiry));

    /// <summary>A program that is in effect from now on.</summary>
    /// <param name="definition">JSON.</param>
    public async Task<string> PublishAsync(object definition)
    {
        var id = (string)(await Api.PostAsync("/v1/programs", definition)).Expect(201).Json["id"]!;
        (await Api.PostAsync($"/v1/programs/{id}/publish", new { version = 1 })).Expect(200);
        return id;
    }

    /// <summary>Puts another expiry into effect from now on.</summary>
    public Task ReviseAsync(string program, int version, JsonObject expiry) =>
        ReviseAsync(program, version, (object)Definition(expiry));

    /// <summary>Puts another definition into effect from now on.</summary>
    public async Task ReviseAsync(string program, int version, object definition)
    {
        (await Api.PutAsync($"/v1/programs/{program}", definition, ("If-Match", "*"))).Expect(200);
        (await Api.PostAsync($"/v1/programs/{program}/publish", new { version })).Expect(200);
    }

    /// <summary>A member that joins now.</summary>
    public async Task<string> EnrolAsync(string program) => (string)(await Api.PostAsync(
        "/v1/members", new { externalId = Bodies.Unique("customer"), programs = (string[])[program] }))
        .Expect(201).Json["id"]!;

    /// <summary>Buys for so much money, which earns as many units, now.</summary>
    /// <returns>The program's result.</returns>
    public async Task<JsonNode> EarnAsync(string member, long units)
    {
        var body = Bodies.Purchase(member, units * 100).With("occurredAt", $"{await NowAsync():O}");
        var result = (await Api.PostAsync("/v1/purchases", body)).Expect(201).Json["results"]!.AsArray().Single()!;
        Assert.Equal(units, (long)result["units"]!);
        return result;
    }

    /// <summary>Buys now.</summary>
    public async Task<JsonNode> BuyAsync(string member, long amount, long quantity = 1)
    {
        var body = Bodies.Purchase(member, new JsonArray(Bodies.Line("1", amount, quantity)))
            .With("occurredAt", $"{await NowAsync():O}");
        return (await Api.PostAsync("/v1/purchases", body)).Expect(201).Json;
    }

    /// <summary>Brings something back now.</summary>
    public async Task<JsonNode> ReturnAsync(JsonNode purchase, long quantity, long amount)
    {
        var body = new JsonObject
        {
            ["source"] = "till-1", ["externalId"] = Bodies.Unique("return"), ["occurredAt"] = $"{await NowAsync():O}",
            ["lines"] = new JsonArray(
                new JsonObject { ["lineId"] = "1", ["quantity"] = quantity, ["amount"] = amount }),
        };
        return (await Api.PostAsync($"/v1/purchases/{purchase["id"]}/returns", body)).Expect(201).Json;
    }

    /// <summary>Something the member does now that is no purchase.</summary>
    public async Task<JsonNode> DoAsync(string member, string type, object? attributes = null) =>
        (await Api.PostAsync("/v1/activities", new
        {
            source = "app", externalId = Bodies.Unique("activity"), memberId = member, type,
            occurredAt = $"{await NowAsync():O}", attributes = attributes ?? new { },
        })).Expect(201).Json;

    /// <summary>Where the member stands in a program.</summary>
    public async Task<JsonNode> StandingAsync(string member, string program) =>
        (await Api.GetAsync($"/v1/members/{member}/standing")).Expect(200).Json["data"]!.AsArray()
        .Single(row => (string)row!["programId"]! == program)!;

    /// <summary>What is there now, and what of it expires when, by local midnights.</summary>
    public async Task<(long Available, (string Day, long Units)[] Expiring)> BalanceAsync(string member, string program)
    {
        var row = await Api.BalanceAsync(member, program);
        return ((long)row["available"]!, [.. row["expiring"]!.AsArray()
            .Select(part => (Midnight(part!["at"]!), (long)part["units"]!))]);
    }

    public static JsonObject Never() => new() { ["kind"] = "never" };

    public static JsonObject AfterEarning(string period, string roundTo) =>
        new() { ["kind"] = "afterEarning", ["period"] = period, ["roundTo"] = roundTo };

    /// <summary>The day that begins in Shanghai at an instant; fails where none does.</summary>
    public static string Midnight(JsonNode instant)
    {
        var local = At(instant).ToOffset(TimeSpan.FromHours(8));
        Assert.Equal(TimeSpan.Zero, local.TimeOfDay);
        return $"{local:yyyy-MM-dd}";
    }

    public void Dispose() => Api.Dispose();

    private static JsonObject Definition(JsonObject expiry) =>
        Definitions.Spend(per: 1_00, units: 1).With("expiry", expiry);

    private static DateTimeOffset At(JsonNode instant) =>
        DateTimeOffset.Parse((string)instant!, CultureInfo.InvariantCulture);

    private async Task<DateTimeOffset> AdvanceAsync(object body) => At((await Api.PostAsync(
        "/v1/test-clock/advance", body, ("Idempotency-Key", Bodies.Unique("advance")))).Expect(200).Json["now"]!);
}
