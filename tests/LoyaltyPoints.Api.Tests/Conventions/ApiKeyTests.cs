using System.Text;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

[Collection(ServerCollection.Name)]
public sealed class ApiKeyTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_key_is_shown_once_and_then_only_by_its_name()
    {
        var name = Bodies.Unique("till");
        var created = (await api.PostAsync("/v1/api-keys", new { name, scopes = (string[])["pos"] })).Expect(201);
        var key = (string)created.Json["key"]!;
        Assert.Matches("^lpk_test_[A-Za-z0-9]+_[A-Za-z0-9]{20,}$", key);

        var listed = (await api.AllAsync("/v1/api-keys")).Single(row => (string?)row["name"] == name);

        Assert.Equal((string)created.Json["id"]!, (string)listed["id"]!);
        Assert.DoesNotContain(key.Split('_')[^1], listed.ToJsonString());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing()
    {
        var created = (await api.PostAsync("/v1/api-keys", new { name = "thief", scopes = (string[])["pos"] }))
            .Expect(201).Json;
        using var thief = api.With((string)created["key"]!);
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        await thief.PostPurchaseAsync(member, 10_00);

        var revoked = await api.SendAsync(HttpMethod.Delete, $"/v1/api-keys/{(string)created["id"]!}", content: null);

        Assert.Contains(revoked.Status, (int[])[200, 204]);
        (await thief.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00))).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Neither_the_database_nor_the_log_holds_a_secret()
    {
        var key = await api.CreateKeyAsync("pos");
        using var till = api.With(key);
        await till.GetAsync("/v1/members/mem_nobody");
        byte[][] secrets = [Secret(key), Secret(ServerProcess.BootstrapKey)];

        var content = await shared.Server.Database.ContentAsync();
        Assert.NotEqual(-1, content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key.Split('_')[2])));
        Assert.All(secrets, secret => Assert.Equal(-1, content.AsSpan().IndexOf(secret)));

        var log = Encoding.UTF8.GetBytes(string.Join('\n', shared.Server.Output.Lines()));
        Assert.All(secrets, secret => Assert.Equal(-1, log.AsSpan().IndexOf(secret)));
    }

    private static byte[] Secret(string key) => Encoding.UTF8.GetBytes(key.Split('_')[^1]);
}
