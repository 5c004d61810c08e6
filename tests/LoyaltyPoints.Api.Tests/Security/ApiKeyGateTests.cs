using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.Security;

public sealed class ApiKeyGateTests : IAsyncLifetime
{
    private const string Pos = "lpk_live_pos1_0123456789abcdef";
    private const string Admin = "lpk_live_admin_0123456789abcdef";
    private const string Revoked = "lpk_live_gone_0123456789abcdef";

    private TestApi api = null!;

    public async Task InitializeAsync() => api = await TestApi.StartAsync(
        routes =>
        {
            var tills = routes.MapGroup("/tills").RequireScopes(Scopes.Pos | Scopes.Checkout);
            tills.MapGet("/", (HttpContext context) => context.Caller());
            tills.MapGet("/admin", (HttpContext context) => context.Caller()).RequireScopes(Scopes.Admin);
            routes.MapGet("/forgotten", () => "open?");
            routes.MapGet("/open", () => Results.NoContent()).Public();
        },
        services => services.AddSingleton<IApiKeyDirectory, Keys>());

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Theory]
    [InlineData("/tills", "Bearer " + Pos, 200)]
    [InlineData("/tills", "bearer " + Pos, 200)]
    [InlineData("/tills", "Bearer " + Admin, 403)]
    [InlineData("/tills/admin", "Bearer " + Admin, 200)]
    [InlineData("/tills/admin", "Bearer " + Pos, 403)]
    [InlineData("/forgotten", "Bearer " + Admin, 403)]
    [InlineData("/forgotten", null, 401)]
    [InlineData("/open", null, 204)]
    [InlineData("/open", "Bearer rubbish", 204)]
    [InlineData("/tills", null, 401)]
    [InlineData("/tills", "", 401)]
    [InlineData("/tills", "Bearer", 401)]
    [InlineData("/tills", "Bearer  " + Pos, 401)]
    [InlineData("/tills", "Basic dXNlcjpwYXNz", 401)]
    [InlineData("/tills", Pos, 401)]
    [InlineData("/tills", "Bearer " + Pos + "x", 401)]
    [InlineData("/tills", "Bearer lpk_live_pos1_0123456789abcdeF", 401)]
    [InlineData("/tills", "Bearer lpk_test_pos1_0123456789abcdef", 401)]
    [InlineData("/tills", "Bearer lpk_live_nobody_0123456789abcdef", 401)]
    [InlineData("/tills", "Bearer " + Revoked, 401)]
    public async Task A_key_opens_what_its_scopes_open(string path, string? authorization, int status)
    {
        // Twice: the first time the key is looked up, the second time it is remembered.
        for (var i = 0; i < 2; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            api.Client.DefaultRequestHeaders.Clear();
            if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            var (response, body) = await api.SendAsync(request);
            Assert.Equal(status, (int)response.StatusCode);
            if (status == 401) Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
            if (status >= 400)
                Assert.Equal(status == 401 ? "unauthenticated" : "forbidden", body.GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task The_endpoint_knows_who_is_calling()
    {
        api.Client.DefaultRequestHeaders.Authorization = new("Bearer", Pos);
        var (_, caller) = await api.GetAsync("/tills");
        Assert.Equal(11, caller.GetProperty("tenantId").GetInt32());
        Assert.Equal("pos1", caller.GetProperty("keyId").GetString());
    }

    [Fact]
    public async Task Neither_answers_nor_log_show_a_secret()
    {
        var text = "";
        foreach (var key in new[] { Pos, Admin, Revoked, "lpk_live_nobody_0123456789abcdef" })
        {
            api.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            text += await (await api.Client.GetAsync("/tills/admin")).Content.ReadAsStringAsync();
        }

        text += string.Join('\n', (await api.StopAndReadLogAsync()).Select(line => line.GetRawText()));
        Assert.DoesNotContain("0123456789abcdef", text, StringComparison.Ordinal);
    }

    private sealed class Keys : IApiKeyDirectory
    {
        public ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation) => new(keyId switch
        {
            "pos1" => TestApi.Record(Pos, Scopes.Pos, tenantId: 11),
            "admin" => TestApi.Record(Admin, Scopes.Admin),
            "gone" => TestApi.Record(Revoked, Scopes.All) with { RevokedAt = new Instant(0) },
            _ => null,
        });
    }
}
