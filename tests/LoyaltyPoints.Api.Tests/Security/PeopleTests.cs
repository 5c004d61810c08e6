using System.Security.Cryptography;
using System.Text;
using LoyaltyPoints.Api.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace LoyaltyPoints.Api.Tests.Security;

/// <summary>People with tokens of an identity provider: who is let in, and what is recorded of them.</summary>
public sealed class PeopleTests(PeopleTests.Server fixture) : IClassFixture<PeopleTests.Server>
{
    private readonly FakeIssuer issuer = fixture.Issuer;

    /// <summary>What is changed of a token that is good; then it is good no more.</summary>
    public static TheoryData<string> Faults => [.. Spoilers.Keys];

    private static readonly Dictionary<string, Action<SecurityTokenDescriptor>> Spoilers = new()
    {
        ["another audience"] = token => token.Audience = "somebody-else",
        ["no audience"] = token => token.Audience = null,
        ["another issuer"] = token => token.Issuer = "https://issuer.example.com",
        ["expired"] = token => (token.NotBefore, token.Expires) =
            (token.NotBefore!.Value.AddHours(-2), token.NotBefore!.Value.AddHours(-1)),
        ["not yet"] = token => token.NotBefore = token.NotBefore!.Value.AddMinutes(3),
        ["without an end"] = token => token.Expires = null,
        ["unsigned"] = token => token.SigningCredentials = null,
        ["another's key"] = token => token.SigningCredentials =
            new SigningCredentials(FakeIssuer.NewKey(), SecurityAlgorithms.RsaSha256),
        ["an algorithm that is not allowed"] = token => token.SigningCredentials =
            new SigningCredentials(token.SigningCredentials.Key, SecurityAlgorithms.RsaSha512),
        ["no tenant"] = token => token.Claims.Remove("loyalty_tenant"),
        ["a tenant that is none"] = token => token.Claims["loyalty_tenant"] = 4711,
        ["several tenants"] = token => token.Claims["loyalty_tenant"] = new[] { 1, 2 },
        ["a tenant in words"] = token => token.Claims["loyalty_tenant"] = "1 OR 1=1",
        ["nobody"] = token => token.Claims.Remove("sub"),
        ["a subject without end"] = token => token.Claims["sub"] = new string('x', 256),
    };

    [Fact]
    public async Task A_good_token_lets_in_and_what_its_person_does_is_recorded()
    {
        var token = issuer.Token();
        (await SendAsync(token, HttpMethod.Get, "/v1/programs")).Expect(200);

        (await SendAsync(token, HttpMethod.Post, "/v1/members", new { externalId = Bodies.Unique("person") }))
            .Expect(201);

        var log = (await fixture.Process.Api.GetAsync("/v1/audit-log?actor=user-7&limit=1")).Expect(200).Json;
        var row = Assert.Single(log["data"]!.AsArray())!;
        Assert.Equal("person", (string)row["actor"]!["type"]!);
        Assert.Equal("user-7", (string)row["actor"]!["id"]!);
        Assert.Equal("/v1/members", (string)row["route"]!);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    [InlineData(SecurityAlgorithms.EcdsaSha256)]
    public async Task The_other_algorithms_are_taken_as_well(string algorithm)
    {
        SecurityKey key = algorithm == SecurityAlgorithms.EcdsaSha256 ? issuer.EcKey : issuer.Key;

        var token = issuer.Token(one => one.SigningCredentials = new SigningCredentials(key, algorithm));

        (await SendAsync(token, HttpMethod.Get, "/v1/programs")).Expect(200);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_with_a_fault_lets_nobody_in(string fault)
    {
        (await SendAsync(issuer.Token(Spoilers[fault]), HttpMethod.Get, "/v1/programs"))
            .ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task No_algorithm_and_the_public_key_as_a_shared_secret_let_nobody_in()
    {
        var good = issuer.Token().Split('.');
        var payload = Base64UrlEncoder.Decode(good[1]);
        var secrets = new[]
        {
            issuer.Key.Rsa.ExportSubjectPublicKeyInfo(),
            Encoding.ASCII.GetBytes(issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem()),
            issuer.Key.Rsa.ExportParameters(includePrivateParameters: false).Modulus!,
        };
        List<string> forged =
        [
            FakeIssuer.Forged("""{"alg":"none","typ":"JWT"}""", payload, static _ => []),
            FakeIssuer.Forged("""{"alg":"NONE"}""", payload, static _ => []),
            $"{good[0]}.{good[1]}.",
            $"{good[0]}.{Base64UrlEncoder.Encode(payload.Replace("\"admin\"", "\"pos\""))}.{good[2]}",
            "eyJ", "eyJ..", new string('e', 3) + "yJ" + new string('x', 20_000),
            .. secrets.Select(secret => FakeIssuer.Forged(
                $$"""{"alg":"HS256","typ":"JWT","kid":"{{issuer.Key.KeyId}}"}""", payload,
                signed => HMACSHA256.HashData(secret, signed))),
        ];

        foreach (var token in forged)
            (await SendAsync(token, HttpMethod.Get, "/v1/programs")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_person_may_do_what_the_scopes_say_and_no_more()
    {
        var till = issuer.Token(token => token.Claims["loyalty_scopes"] = "pos partner");
        var nobody = issuer.Token(token => token.Claims.Remove("loyalty_scopes"));

        (await SendAsync(till, HttpMethod.Get, "/v1/programs")).Expect(200);
        (await SendAsync(till, HttpMethod.Get, "/v1/api-keys")).ExpectProblem(403, "forbidden");
        (await SendAsync(till, HttpMethod.Post, "/v1/partner-links", new { code = "x" }))
            .ExpectProblem(403, "forbidden");
        (await SendAsync(nobody, HttpMethod.Get, "/v1/programs")).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_person_of_another_tenant_sees_that_one()
    {
        await fixture.Process.CreateTenantAsync();
        var program = await fixture.Process.Api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var theirs = issuer.Token(token => token.Claims["loyalty_tenant"] = 2);

        (await SendAsync(theirs, HttpMethod.Get, $"/v1/programs/{program}")).ExpectProblem(404, "program_not_found");
    }

    [Fact]
    public async Task New_signing_keys_are_found()
    {
        issuer.Rotate();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await SendAsync(issuer.Token(), HttpMethod.Get, "/v1/programs")).Status != 200)
            await Task.Delay(200, patience.Token);
    }

    [Fact]
    public async Task The_log_names_no_subject()
    {
        (await SendAsync(
            issuer.Token(token => token.Claims["sub"] = "jo.doe-4711"), HttpMethod.Get, "/v1/programs")).Expect(200);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!fixture.Process.Output.Lines().Any(line => line.Contains("person-", StringComparison.Ordinal)))
            await Task.Delay(100, patience.Token);
        Assert.DoesNotContain(
            fixture.Process.Output.Lines(), line => line.Contains("jo.doe-4711", StringComparison.Ordinal));
    }

    private async Task<Answer> SendAsync(string token, HttpMethod method, string path, object? body = null)
    {
        using var client = fixture.Process.Api.With(token);
        return await client.SendAsync(method, path, body is null ? null : ApiClient.Content(body));
    }

    public sealed class Server : IAsyncLifetime
    {
        public FakeIssuer Issuer { get; private set; } = null!;

        public ServerProcess Process { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Issuer = await FakeIssuer.StartAsync();
            Process = await ServerProcess.StartAsync(Settings(Issuer));
            // A machine that has much to do may be slow to fetch the keys the first time; from then on they are known.
            using var person = Process.Api.With(Issuer.Token());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while ((await person.GetAsync("/v1/programs")).Status != 200) await Task.Delay(200, patience.Token);
        }

        public async Task DisposeAsync()
        {
            await Process.DisposeAsync();
            await Issuer.DisposeAsync();
        }

        public static Dictionary<string, string> Settings(FakeIssuer issuer) => new()
        {
            ["Oidc__Authority"] = issuer.Address, ["Oidc__Audience"] = FakeIssuer.Audience,
            ["Oidc__RefreshSeconds"] = "1",
        };
    }
}
