using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyCommand = LoyaltyPoints.Cli.Program;

namespace LoyaltyPoints.Api.Tests.Commands;

public sealed class KeysCommandTests : IDisposable
{
    private readonly Database database = Database.CreateNew();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_database_is_made_and_making_it_again_does_nothing()
    {
        Assert.Equal(1, await RunAsync("verify"));
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Equal(0, await RunAsync("verify"));
    }

    [Fact]
    public async Task A_key_is_made_for_a_new_tenant_and_then_for_the_only_one()
    {
        await RunAsync("migrate");
        Assert.Equal(0, await CreateAsync("first", "pos,admin", "--new-tenant", "My shop", "--live"));
        Assert.Equal(0, await CreateAsync("second", "checkout"));
        var tenant = Assert.Single(Read(TenantList.All));
        Assert.Equal(new TenantRecord(1, "My shop", IsTest: false), tenant);
        Assert.Equal(
            [("first", Scopes.Pos | Scopes.Admin), ("second", Scopes.Checkout)],
            Keys(1).Select(key => (key.Name, key.Scopes)).Order());
        Assert.All(Keys(1), key => Assert.Equal(ApiKeyText.HashLength, key.SecretHash.Length));
        Assert.Equal(0, await RunAsync("keys", "list"));
    }

    [Fact]
    public async Task A_key_without_a_tenant_to_belong_to_is_not_made()
    {
        await RunAsync("migrate");
        Assert.Equal(1, await CreateAsync("none yet", "pos"));
        await CreateAsync("a", "pos", "--new-tenant", "One");
        await CreateAsync("b", "pos", "--new-tenant", "Two");
        Assert.Equal(1, await CreateAsync("which", "pos"));
        Assert.Equal(1, await CreateAsync("not there", "pos", "--tenant", "3"));
        Assert.Equal(0, await CreateAsync("named", "pos", "--tenant", "2"));
        Assert.Equal((1, 2), (Keys(1).Count, Keys(2).Count));
    }

    [Theory]
    [InlineData("pos,king")]
    [InlineData("")]
    public async Task Scopes_that_do_not_exist_are_refused(string scopes)
    {
        await RunAsync("migrate");
        Assert.Equal(1, await CreateAsync("a", scopes, "--new-tenant", "One"));
        Assert.Empty(Read(TenantList.All));
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("pos,partner", "--partner", "prt_019ab0c5d2f17c4e8a3b5d6e7f801234")]
    [InlineData("pos", "--partner", "prt_019ab0c5d2f17c4e8a3b5d6e7f801234")]
    [InlineData("partner", "--partner", "prt_019ab0c5d2f17c4e8a3b5d6e7f801234")]
    public async Task A_partners_key_that_is_no_known_partners_is_not_made(string scopes, params string[] partner)
    {
        await RunAsync("migrate");
        await CreateAsync("a", "pos", "--new-tenant", "One");
        Assert.Equal(1, await CreateAsync("b", scopes, partner));
        Assert.Single(Keys(1));
    }

    [Fact]
    public async Task A_key_is_revoked_once()
    {
        await RunAsync("migrate");
        await CreateAsync("a", "pos", "--new-tenant", "One");
        var id = Assert.Single(Keys(1)).KeyId;
        Assert.Equal(0, await RunAsync("keys", "revoke", id));
        Assert.NotNull(Assert.Single(Keys(1)).RevokedAt);
        Assert.Equal(1, await RunAsync("keys", "revoke", id));
        Assert.Equal(1, await RunAsync("keys", "revoke", "nobody"));
    }

    [Fact]
    public async Task An_engine_that_is_not_supported_is_refused() =>
        Assert.Equal(1, await LoyaltyCommand.Main(
            ["migrate", "--provider", "Abacus", "--connection", database.ConnectionString]));

    private Task<int> CreateAsync(string name, string scopes, params string[] more) =>
        RunAsync(["keys", "create", "--name", name, "--scopes", scopes, .. more]);

    private Task<int> RunAsync(params string[] args) => LoyaltyCommand.Main([.. args, .. database.Options]);

    private IReadOnlyList<ApiKeyRecord> Keys(int tenantId) =>
        Read(session => TenantRows.Keys(session, tenantId, "", 100));

    private T Read<T>(Func<LoyaltyPoints.Storage.Session, T> query)
    {
        using var readers = new ReadPool(database.OpenDialect());
        return readers.Read(query);
    }
}
