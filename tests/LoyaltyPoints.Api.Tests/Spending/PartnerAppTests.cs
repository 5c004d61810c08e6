using System.Diagnostics;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Partners;
using LoyaltyPoints.Api.Tests.Vouchers;
using LoyaltyPoints.Tests.Webhooks;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>
/// <c>openapi.yaml</c> is enough to write against: the TypeScript client's types are made of it, the strict compiler
/// takes <c>tests/PartnerApp</c> with that client, and the app lives through an order, walks the README's tour and
/// receives webhooks with it.
/// </summary>
[Collection(ServerCollection.Name)]
[PartnerAppNeeds]
public sealed class PartnerAppTests(SharedServer shared, PartnerAppFolder app) : IClassFixture<PartnerAppFolder>
{
    private const long OpeningUnits = 3_000;

    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task The_client_lives_through_an_order_and_uses_a_voucher()
    {
        var (program, member, reward) = await api.OpenOrderAsync(OpeningUnits, "proportional");
        var partner = await PartnerApp.OpenAsync(api, program);
        await partner.LinkAsync(member);
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff);

        var printed = await app.RunAsync("start", new Dictionary<string, string>
        {
            ["LOYALTY_URL"] = api.Address.ToString(),
            ["LOYALTY_CHECKOUT_KEY"] = await api.CreateKeyAsync("checkout"),
            ["LOYALTY_PARTNER_KEY"] = await PartnerApp.CreateKeyAsync(api, partner.Id),
            ["LOYALTY_MEMBER"] = member,
            ["LOYALTY_PROGRAM"] = program,
            ["LOYALTY_REWARD"] = reward,
            ["LOYALTY_VOUCHER"] = await api.IssueAsync(series),
        });

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

            """, printed);
        Assert.Equal(OpeningUnits, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task The_client_walks_the_readme_s_tour()
    {
        var printed = await app.RunAsync("tour", new Dictionary<string, string>
        {
            ["LOYALTY_URL"] = api.Address.ToString(),
            ["LOYALTY_KEY"] = ServerProcess.BootstrapKey,
            ["LOYALTY_README"] = Path.Combine(PartnerAppFolder.Repository(), "README.md"),
        });

        Assert.Equal("The tour ends with 4 available.\n", printed);
    }

    [Fact]
    public async Task The_receiver_takes_signed_messages_once_and_no_others()
    {
        using var folder = new TempFolder();
        using var receiver = new ReceiverProcess(folder.Path, _ =>
            new ProcessStartInfo("node", [Path.Combine(app.Path, "dist", "receiver.js")]));

        await ReceiverCheck.CheckAsync(receiver);
    }
}
