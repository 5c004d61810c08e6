using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>API2:2023, broken authentication: keys end, are followed, and are good from some places.</summary>
public sealed class Api2KeyTests(Api2KeyTests.Server fixture) : IClassFixture<Api2KeyTests.Server>
{
    private ApiClient Api => fixture.Process.Api;

    [Fact]
    public async Task Whatever_is_wrong_with_a_key_is_said_in_the_same_words()
    {
        var made = (await Api.PostAsync("/v1/api-keys", new { name = "k", scopes = (string[])["admin"] })).Json;
        var (id, key) = ((string)made["id"]!, (string)made["key"]!);
        var expired = await MakeAsync(new { name = "e", scopes = (string[])["admin"], expiresAt = Soon() });
        await fixture.Process.Database.ExecuteAsync(
            "UPDATE api_keys SET expires_at = 1 WHERE key_id = @id", new { id = (string)expired["id"]! });
        var revoked = await MakeAsync(new { name = "r", scopes = (string[])["admin"] });
        await Api.SendAsync(HttpMethod.Delete, $"/v1/api-keys/{(string)revoked["id"]!}", content: null);

        var answers = new List<string>();
        foreach (var bad in (string[])
            [$"lpk_test_{id}_{new string('x', 32)}", $"lpk_test_nobody00_{new string('x', 32)}",
                (string)expired["key"]!, (string)revoked["key"]!, key.Replace("_test_", "_live_"), "rubbish"])
        {
            using var client = Api.With(bad);
            answers.Add(Belongings.Blanked((await client.GetAsync("/v1/programs"))
                .ExpectProblem(401, "unauthenticated").Text));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_key_is_followed_by_another_and_both_are_good_for_a_while()
    {
        var made = await MakeAsync(new
        {
            name = "till", scopes = (string[])["pos", "admin"], addresses = (string[])["127.0.0.0/8", "::1"],
        });
        using var old = Api.With((string)made["key"]!);
        var rotated = (await Api.PostAsync(
            $"/v1/api-keys/{(string)made["id"]!}/rotate", new { overlap = "PT1H" })).Expect(201).Json;
        using var next = Api.With((string)rotated["key"]!);

        Assert.NotEqual((string)made["id"]!, (string)rotated["id"]!);
        Assert.Equal(made["scopes"]!.ToJsonString(), rotated["scopes"]!.ToJsonString());
        Assert.Equal(made["addresses"]!.ToJsonString(), rotated["addresses"]!.ToJsonString());
        Assert.Null(rotated["expiresAt"]);
        (await old.GetAsync("/v1/programs")).Expect(200);
        (await next.GetAsync("/v1/programs")).Expect(200);
        var ending = await RowAsync((string)made["id"]!);
        Assert.InRange(DateTimeOffset.Parse((string)ending["expiresAt"]!), Now().AddMinutes(30), Now().AddHours(1));

        await Api.SendAsync(HttpMethod.Delete, $"/v1/api-keys/{(string)made["id"]!}", content: null);
        (await old.GetAsync("/v1/programs")).ExpectProblem(401, "unauthenticated");
        (await next.GetAsync("/v1/programs")).Expect(200);
        (await Api.PostAsync($"/v1/api-keys/{(string)made["id"]!}/rotate", new { }))
            .ExpectProblem(409, "api_key_ended");
        (await Api.PostAsync("/v1/api-keys/nobody/rotate", new { })).ExpectProblem(404, "api_key_not_found");
    }

    [Fact]
    public async Task A_key_that_ends_is_followed_by_one_that_ends()
    {
        var made = await MakeAsync(new
        {
            name = "audit", scopes = (string[])["admin"], expiresAt = Now().AddDays(10).ToString("O"),
        });

        var rotated = (await Api.PostAsync(
            $"/v1/api-keys/{(string)made["id"]!}/rotate", new { })).Expect(201).Json;

        Assert.InRange(DateTimeOffset.Parse((string)rotated["expiresAt"]!), Now().AddDays(9), Now().AddDays(11));
    }

    [Theory]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "expiresAt": "2020-01-01T00:00:00Z" }""", "/expiresAt")]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "addresses": [] }""", "/addresses")]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "addresses": ["10.0.0.1/8"] }""", "/addresses/0")]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "addresses": ["::1", "10.1"] }""", "/addresses/1")]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "addresses": ["example.com"] }""", "/addresses/0")]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "addresses": ["10.0.0.0/33"] }""", "/addresses/0")]
    public async Task What_makes_no_sense_of_a_key_is_refused_by_its_place(string body, string pointer)
    {
        var answer = await Api.PostAsync("/v1/api-keys", body);

        Assert.Null(ProblemCheck.Complaint(answer, [400], pointer));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.0/24", 200)]
    [InlineData("192.0.2.7", "192.0.2.7", 200)]
    [InlineData("192.0.3.7", "192.0.2.0/24", 403)]
    [InlineData("2001:db8::5", "2001:db8::/32", 200)]
    [InlineData("2001:db9::5", "2001:db8::/32", 403)]
    [InlineData("198.51.100.9, 192.0.2.7", "198.51.100.0/24", 403)]
    [InlineData("rubbish", "192.0.2.0/24", 403)]
    [InlineData(null, "192.0.2.0/24", 403)]
    public async Task A_key_is_good_from_where_it_was_made_for(string? forwarded, string range, int status)
    {
        using var key = Api.With((string)(await MakeAsync(new
        {
            name = "office", scopes = (string[])["admin"], addresses = (string[])[range],
        }))["key"]!);

        // The server takes the word of 127.0.0.1, as of a proxy, for the last address and for no other.
        var answer = await key.SendAsync(
            HttpMethod.Get, "/v1/programs", content: null, forwarded is null ? [] : [("X-Forwarded-For", forwarded)]);

        if (status == 200) answer.Expect(200);
        else answer.ExpectProblem(403, "address_not_allowed");
    }

    [Fact]
    public async Task It_is_noted_when_a_key_was_used()
    {
        var made = await MakeAsync(new { name = "seen", scopes = (string[])["admin"] });
        Assert.Null((await RowAsync((string)made["id"]!))["lastUsedAt"]);
        using var key = Api.With((string)made["key"]!);
        (await key.GetAsync("/v1/programs")).Expect(200);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await RowAsync((string)made["id"]!))["lastUsedAt"] is null) await Task.Delay(200, patience.Token);
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private static string Soon() => Now().AddHours(1).ToString("O");

    private async Task<System.Text.Json.Nodes.JsonNode> MakeAsync(object body) =>
        (await Api.PostAsync("/v1/api-keys", body)).Expect(201).Json;

    private async Task<System.Text.Json.Nodes.JsonNode> RowAsync(string id) =>
        (await Api.AllAsync("/v1/api-keys")).Single(row => (string)row["id"]! == id);

    /// <summary>A server behind a proxy on its own machine, that notes uses every second.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public ServerProcess Process { get; private set; } = null!;

        public async Task InitializeAsync() => Process = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["Proxies__Known"] = "127.0.0.1, ::1", ["Keys__UseSeconds"] = "1",
        });

        public async Task DisposeAsync() => await Process.DisposeAsync();
    }
}
