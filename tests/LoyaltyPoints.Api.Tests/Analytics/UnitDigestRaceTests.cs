using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>Two servers on one database tell what became of units while these move.</summary>
public sealed class UnitDigestRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const int Clients = 8;
    private const int Rounds = 5;

    [Fact]
    public async Task Both_are_asked_while_units_move_then_each_entry_counts_once()
    {
        var program = await servers.Api().CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));
        var members = new string[Clients];
        for (var at = 0; at < Clients; at++) members[at] = await servers.Api().CreateMemberAsync(program);

        await Race.RunAsync(2 * Clients, async client =>
        {
            var (api, member) = (servers.Api(client), members[client / 2]);
            for (var round = 0; round < Rounds; round++)
            {
                await api.PostPurchaseAsync(member, 10_00);
                (await api.RedeemAsync(member, program, 3)).Expect(201);
                (await api.GetAsync($"/v1/analytics/breakage?program={program}")).Expect(200);
            }

            return 0;
        });

        var summary = (await servers.Api(1).GetAsync($"/v1/analytics/breakage?program={program}")).Expect(200)
            .Json["summary"]!;
        const long moves = 2 * Clients * Rounds;
        Assert.Equal((Clients, 0L), ((long)summary["units"]!["accounts"]!, (long)summary["units"]!["behind"]!));
        Assert.Equal(
            (10 * moves, 3 * moves, 7 * moves),
            ((long)summary["kept"]!, (long)summary["redeemed"]!, (long)summary["left"]!));
    }
}
