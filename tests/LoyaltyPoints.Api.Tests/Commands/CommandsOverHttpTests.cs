using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyCommand = LoyaltyPoints.Cli.Program;

namespace LoyaltyPoints.Api.Tests.Commands;

/// <summary>The commands as they are typed, against a real service.</summary>
public sealed class CommandsOverHttpTests : IAsyncLifetime, IDisposable
{
    private const string Sales = """
        invoice,sku,quantity,at,price,customer
        1,mug,2,2011-01-01 10:00,3.00,ann
        1,cup,1,2011-01-01 10:00,4.99,ann
        2,mug,3,2011-01-02 10:00,2.50,bob
        C3,mug,-1,2011-01-03 10:00,3.00,ann
        C4,mug,-5,2011-01-04 10:00,2.50,bob
        5,jar,1,2011-01-05 10:00,20,
        """;

    private readonly TempFolder folder = new();
    private ServerProcess? server;

    private ServerProcess Server => server ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => server = await ServerProcess.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--concurrency", "3")]
    [InlineData("--batch", "--concurrency", "2")]
    public async Task Sales_are_replayed_and_again_changes_nothing(params string[] how)
    {
        var definition = Definitions.Spend(per: 100, units: 1);
        definition["currency"] = "GBP";
        var program = await Server.Api.CreateProgramAsync(definition);
        Assert.Equal(0, await ReplayAsync(program, how));
        // ann: 10.99 less a mug is 7.99. bob: 7.50 less all three mugs; two more than he bought are left over.
        Assert.Equal(7, await AvailableAsync("ann", program));
        Assert.Equal(0, await AvailableAsync("bob", program));
        Assert.Contains("5,C4,bob,mug,2011-01-04T10:00:00Z,5,2,2.50,more_than_sold",
            await File.ReadAllTextAsync(Path.Combine(folder.Path, "unmatched.csv")), StringComparison.Ordinal);

        var rows = await Server.Database.RowCountsAsync();
        Assert.Equal(0, await ReplayAsync(program, how));
        Assert.Equal(rows, await Server.Database.RowCountsAsync());
        // Nothing is due that was not written down; and it may run beside the service.
        Assert.Equal(0, await LoyaltyCommand.Main(["sweep", .. Server.Database.Options]));
        Assert.Equal(0, await LoyaltyCommand.Main(["verify", .. Server.Database.Options]));
    }

    [Fact]
    public async Task A_member_who_is_known_is_enrolled_and_earns()
    {
        var definition = Definitions.Spend(per: 100, units: 1);
        definition["currency"] = "GBP";
        var program = await Server.Api.CreateProgramAsync(definition);
        (await Server.Api.PostAsync("/v1/members", new { externalId = "ann" })).Expect(201);
        Assert.Equal(0, await ReplayAsync(program));
        Assert.Equal(7, await AvailableAsync("ann", program));
    }

    [Fact]
    public async Task Sales_that_differ_from_those_recorded_are_refused_and_the_command_fails()
    {
        var definition = Definitions.Spend(per: 100, units: 1);
        definition["currency"] = "GBP";
        var program = await Server.Api.CreateProgramAsync(definition);
        Assert.Equal(0, await ReplayAsync(program));
        Assert.Equal(1, await ReplayAsync(program, sales: Sales.Replace("4.99", "5.99", StringComparison.Ordinal)));
        Assert.Equal(7, await AvailableAsync("ann", program));
    }

    [Fact]
    public async Task A_program_that_is_not_there_sends_nothing()
    {
        var rows = await Server.Database.RowCountsAsync();
        Assert.Equal(1, await ReplayAsync("prg_0123456789abcdef0123456789abcdef"));
        Assert.Equal(rows, await Server.Database.RowCountsAsync());
    }

    [Fact]
    public async Task A_month_of_the_demonstration_is_sent_and_again_changes_nothing()
    {
        var last = TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM");
        Assert.Equal(0, await DemoAsync(last));
        var rows = await Server.Database.RowCountsAsync();
        Assert.DoesNotContain("redemptions: 0", rows, StringComparison.Ordinal);
        Assert.Equal(0, await DemoAsync(last));
        Assert.Equal(rows, await Server.Database.RowCountsAsync());
        Assert.Equal(0, await LoyaltyCommand.Main(["verify", .. Server.Database.Options]));
    }

    [Fact]
    public async Task A_month_long_past_is_sent_although_its_units_have_expired()
    {
        Assert.Equal(0, await DemoAsync("2021-03"));
        Assert.Contains("redemptions: 0", await Server.Database.RowCountsAsync(), StringComparison.Ordinal);
        // An earlier month of the same shop is not too late: its customers have been members all along.
        Assert.Equal(0, await DemoAsync("2021-02"));
        Assert.Equal(0, await LoyaltyCommand.Main(["verify", .. Server.Database.Options]));
    }

    [Fact]
    public async Task A_service_is_asked_for_its_health_and_one_that_is_not_there_has_none()
    {
        Assert.Equal(0, await LoyaltyCommand.Main(["health", "--url", Server.Address.ToString()]));
        Assert.Equal(0, await LoyaltyCommand.Main(["health", "live", "--url", Server.Address.ToString()]));
        await Server.KillAsync();
        Assert.Equal(1, await LoyaltyCommand.Main(["health", "live", "--url", Server.Address.ToString()]));
    }

    private Task<int> DemoAsync(string month) => LoyaltyCommand.Main(
        ["demo", "--url", Server.Address.ToString(), "--key", ServerProcess.BootstrapKey, "--month", month]);

    private async Task<int> ReplayAsync(string program, string[]? how = null, string sales = Sales)
    {
        var file = Path.Combine(folder.Path, "sales.csv");
        await File.WriteAllTextAsync(file, sales);
        return await LoyaltyCommand.Main(
        [
            "replay", file, "--url", Server.Address.ToString(), "--key", ServerProcess.BootstrapKey,
            "--program", program, "--currency", "GBP", "--time-zone", "Europe/London", "--source", "till",
            "--map", "invoice=invoice,line=sku,quantity=quantity,at=at,price=price,customer=customer",
            "--returns-prefix", "C", "--unmatched", Path.Combine(folder.Path, "unmatched.csv"), .. how ?? [],
        ]);
    }

    private async Task<long> AvailableAsync(string customer, string program)
    {
        var found = (await Server.Api.GetAsync($"/v1/members?externalId={customer}")).Expect(200).Json;
        return await Server.Api.AvailableAsync((string)found["data"]![0]!["id"]!, program);
    }
}
