using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>A tenant with programs and many members who are in all of them, and requests about them.</summary>
internal sealed class Shop
{
    /// <summary>Points by two rules.</summary>
    public const string Points = """
        {
          "name": "Bench", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [
            { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
            { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } } ] },
          "expiry": { "kind": "afterEarning", "period": "P12M", "roundTo": "endOfMonth" }
        }
        """;

    private const string Rest =
        """ "occurredAt":"2026-11-20T10:00:00+08:00","currency":"CNY","total":13000,"tax":500,"shipping":0,"""
        + """ "store":"sh-001","channel":"pos","paymentMethods":["card"],"lines":["""
        + """{"id":"1","sku":"LATTE","category":"coffee","quantity":2,"amount":6000,"tax":250},"""
        + """{"id":"2","sku":"CAKE","category":"food","quantity":1,"amount":7000,"tax":250}]}""";

    private const int Tills = 50;

    private readonly string[] members;
    private readonly long[] sold = new long[Tills];

    private readonly string program;

    private Shop(string[] members, string program) => (this.members, this.program) = (members, program);

    /// <param name="definitions">None: <see cref="Points"/>.</param>
    public static async Task<Shop> OpenAsync(int port, int memberCount, params string[] definitions)
    {
        using var connection = await Connection.OpenAsync(port);
        var programs = new List<string>();
        foreach (var definition in definitions.Length == 0 ? [Points] : definitions)
        {
            programs.Add(await CreateAsync(connection, "/v1/programs", definition));
            await connection.SendAsync(Post(
                $"/v1/programs/{programs[^1]}/publish", """{"version":1,"effectiveAt":"2020-01-01T00:00:00Z"}"""));
        }

        var names = string.Join(',', programs.Select(program => $"\"{program}\""));
        var members = new string[memberCount];
        await Task.WhenAll(Enumerable.Range(0, 64).Select(first => Task.Run(async () =>
        {
            using var own = await Connection.OpenAsync(port);
            for (var at = first; at < memberCount; at += 64)
            {
                members[at] = await CreateAsync(own, "/v1/members", $$"""
                    {"externalId":"m{{at}}","programs":[{{names}}],"enrolledAt":"2020-01-01T00:00:00Z"}
                    """);
            }
        })));
        return new Shop(members, programs[0]);
    }

    /// <summary>Makes a campaign of ten units a purchase in the first program.</summary>
    public async Task CampaignAsync(int port, long budget)
    {
        using var connection = await Connection.OpenAsync(port);
        await CreateAsync(connection, "/v1/campaigns", $$"""
            { "name": "Hot", "programId": "{{program}}", "schedule": { "from": "2020-01-01", "to": "2900-01-01" },
              "rules": [ { "id": "ten", "earn": { "kind": "add", "units": 10 } } ], "budget": { "units": {{budget}} } }
            """);
    }

    /// <summary>A purchase nobody posted before, at one of 50 tills, by a member picked at random.</summary>
    public byte[] Purchase(int connection, string path = "/v1/purchases") => Post(path, Body(connection, AnyMember()));

    /// <summary>The first program.</summary>
    public string Program => program;

    public IReadOnlyList<string> Members => members;

    /// <summary>The id of the first member.</summary>
    public string First => members[0];

    /// <summary>Purchases of members one after the other, each on another of the last days.</summary>
    public byte[] PastBody(int firstMember, int count, int daysAgo)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(-daysAgo)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var body = new StringBuilder();
        for (var at = firstMember; at < firstMember + count; at++)
            body.Append(Body(0, members[at]).Replace("2026-11-20T10:00:00+08:00", day)).Append('\n');
        return Encoding.UTF8.GetBytes(body.ToString());
    }

    public byte[] PurchaseOf(int member) => Post("/v1/purchases", Body(0, members[member]));

    public byte[] BatchBody(int connection, int lines)
    {
        var body = new StringBuilder();
        for (var line = 0; line < lines; line++) body.Append(Body(connection, AnyMember())).Append('\n');
        return Encoding.UTF8.GetBytes(body.ToString());
    }

    public byte[] Balance() =>
        Connection.Request("GET", $"/v1/members/{AnyMember()}/balances", BenchProcess.Key, null);

    private string AnyMember() => members[Random.Shared.Next(members.Length)];

    private string Body(int connection, string member)
    {
        var till = connection % Tills;
        var number = Interlocked.Increment(ref sold[till]);
        return $"{{\"source\":\"pos-{till}\",\"externalId\":\"2026-11-20-{number:D8}\","
            + $"\"member\":{{\"id\":\"{member}\"}},{Rest}";
    }

    private static byte[] Post(string path, string body) =>
        Connection.Request("POST", path, BenchProcess.Key, body);

    private static async Task<string> CreateAsync(Connection connection, string path, string body)
    {
        if (await connection.SendAsync(Post(path, body)) != 201)
            throw new InvalidOperationException(Encoding.UTF8.GetString(connection.Body.Span));
        using var document = JsonDocument.Parse(connection.Body);
        return document.RootElement.GetProperty("id").GetString()!;
    }
}
