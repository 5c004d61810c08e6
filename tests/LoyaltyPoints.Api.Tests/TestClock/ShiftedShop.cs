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
    public async Task<string> CreateProgramAsync(JsonObject expiry)
    {
        var created = await Api.PostAsync("/v1/programs", Definition(expiry));
        var id = (string)created.Expect(201).Json["id"]!;
        (await Api.PostAsync($"/v1/programs/{id}/publish", new { version = 1 })).Expect(200);
        return id;
    }

    /// <summary>Puts another expiry into effect from now on.</summary>
    public async Task ReviseAsync(string program, int version, JsonObject expiry)
    {
        (await Api.PutAsync($"/v1/programs/{program}", Definition(expiry), ("If-Match", "*"))).Expect(200);
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
