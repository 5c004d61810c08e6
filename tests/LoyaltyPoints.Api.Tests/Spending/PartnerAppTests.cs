using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Partners;
using LoyaltyPoints.Api.Tests.Tour;
using LoyaltyPoints.Api.Tests.Vouchers;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>
/// <c>openapi.yaml</c> is enough to write against: a public generator makes a TypeScript client of it, the strict
/// compiler takes <c>tests/PartnerApp</c> with that client, and the app lives through an order with it.
/// </summary>
[Collection(ServerCollection.Name)]
[PartnerAppNeeds]
public sealed class PartnerAppTests(SharedServer shared, ITestOutputHelper output)
{
    private const long OpeningUnits = 3_000;

    // As a partner would, in a folder of one's own beside the document; what was built by hand is left behind.
    private static readonly string[] Commands =
    [
        "mkdir -p tests/PartnerApp && cp \"$REPOSITORY/openapi.yaml\" . && cd tests/PartnerApp",
        "cp -r \"$REPOSITORY\"/tests/PartnerApp/{package.json,package-lock.json,.npmrc,tsconfig.json,src} .",
        "npm ci --no-audit --no-fund",
        "npm run generate",
        "npm run build",
        "npm start --silent",
    ];

    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_client_generated_from_the_document_lives_through_an_order_and_uses_a_voucher()
    {
        var (program, member, reward) = await api.OpenOrderAsync(OpeningUnits, "proportional");
        var partner = await PartnerApp.OpenAsync(api, program);
        await partner.LinkAsync(member);
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff);
        var variables = new Dictionary<string, string>
        {
            ["REPOSITORY"] = Repository(),
            ["LOYALTY_URL"] = api.Address.ToString().TrimEnd('/'),
            ["LOYALTY_CHECKOUT_KEY"] = await api.CreateKeyAsync("checkout"),
            ["LOYALTY_PARTNER_KEY"] = await PartnerApp.CreateKeyAsync(api, partner.Id),
            ["LOYALTY_MEMBER"] = member,
            ["LOYALTY_PROGRAM"] = program,
            ["LOYALTY_REWARD"] = reward,
            ["LOYALTY_VOUCHER"] = await api.IssueAsync(series),
        };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        var results = await ConsoleSession.RunAsync(Commands, variables, patience.Token);

        foreach (var (command, result) in Commands.Zip(results))
        {
            output.WriteLine($"$ {command}\n{result.Output}");
            Assert.True(result.ExitCode == 0, $"{command}: exit code {result.ExitCode}\n{result.Output}");
        }

        Assert.Equal(
            """
            before: 3000 available, 0 reserved
            reserved: 1000 available, 2000 reserved
            bought: 1080 available, 2000 reserved
            captured: 1080 available, 0 reserved
              4000 came back: 800 units, 3200 of money
            returned 40.00: 1848 available, 0 reserved
              1500 came back: 300 units, 1200 of money
            returned 15.00: 2136 available, 0 reserved
            reversed: 3036 available, 0 reserved
              4500 came back: 0 units, 3600 of money
            returned all: 3000 available, 0 reserved
            voucher: 500 off

            """, results[^1].Output);
        Assert.Equal(OpeningUnits, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
