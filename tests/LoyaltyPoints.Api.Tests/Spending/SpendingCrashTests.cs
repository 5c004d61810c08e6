using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Spending.Crashes;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>
/// Everything that spends, at once and in any order, over servers that are killed meanwhile: what was answered is all
/// that happened, each reservation has one end, and units, stock, budget, uses and money add up.
/// </summary>
public sealed class SpendingCrashTests(ITestOutputHelper output)
{
    private const int CustomerCount = 12;
    private const int ErrandsEach = 70;
    private const int MemberCount = 10;
    private const int Kills = 5;

    private readonly Random random = new(
        Environment.GetEnvironmentVariable("LOYALTY_SEED") is { Length: > 0 } seed ? int.Parse(seed) : 2026);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Servers_are_killed_while_members_spend_then_all_adds_up_by_what_was_answered(int serverCount)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var server = await ServerProcess.StartAsync();
        await using var sibling = serverCount == 1 ? null : await server.StartSiblingAsync();
        ServerProcess[] servers = sibling is null ? [server] : [server, sibling];
        var bazaar = await Bazaar.OpenAsync(server.Api, MemberCount);
        Customer[] customers =
        [
            .. Enumerable.Range(1, CustomerCount).Select(number => new Customer(
                bazaar, $"customer-{number}", [.. servers.Select(one => one.Api)], random.Next())),
        ];

        var working = Task.WhenAll(customers.Select(customer => Task.Run(
            () => customer.WorkAsync(ErrandsEach, patience.Token))));
        for (var kill = 1; kill <= Kills; kill++)
            await KillAsync(kill, servers[kill % serverCount], customers, working);
        await working;

        // By then whatever is still reserved has lapsed.
        (await server.Api.PostAsync("/v1/test-clock/advance", new { by = "P1D" })).Expect(200);
        await Task.WhenAll(customers.Select(customer => customer.AskAgainAsync(patience.Token)));
        await CheckAsync(server.Api, bazaar, [.. customers.SelectMany(customer => customer.Errands)]);
        await server.VerifyBookAsync();
    }

    /// <summary>Kills a server once its share of the errands is done with, whatever is on its way then.</summary>
    private async Task KillAsync(int kill, ServerProcess server, Customer[] customers, Task working)
    {
        var enough = kill * CustomerCount * ErrandsEach / (Kills + 1);
        while (customers.Sum(customer => customer.Answered) < enough && !working.IsCompleted) await Task.Delay(1);
        await Task.Delay(random.Next(1, 20));
        await server.KillAsync();
        output.WriteLine($"kill {kill}: {customers.Sum(customer => customer.Answered)} errands done");
        await server.RestartAsync();
    }

    /// <summary>For whoever looks at it: what the kills have met, and how it was refused.</summary>
    private void Tell(IReadOnlyList<Errand> errands)
    {
        output.WriteLine($"{errands.Count(errand => errand.WasCutOff)} errands cut off, of which "
            + $"{errands.Count(errand => errand.WasCutOff && errand.WasDoneUnheard)} were done and nobody had heard");
        foreach (var kind in errands.GroupBy(errand => errand.Kind).OrderBy(kind => kind.Key))
        {
            output.WriteLine($"{kind.Key}: {kind.Count(errand => errand.Done is not null)} done, refused "
                + string.Join(", ", kind.SelectMany(errand => errand.RefusedWith).CountBy(code => code)));
        }
    }

    private async Task CheckAsync(ApiClient api, Bazaar bazaar, IReadOnlyList<Errand> errands)
    {
        Tell(errands);
        foreach (var errand in errands) errand.Check();
        var book = new BazaarBook(bazaar, errands, api);
        var ends = await book.CheckRedemptionsAsync();
        output.WriteLine($"Redemptions: {string.Join(", ", ends)}");
        Assert.Equal(["captured", "lapsed", "voided"], ends.Keys);

        await book.CheckBalancesAsync();
        foreach (var member in bazaar.Members) await api.VerifyAsync(member);
        await book.CheckStockAsync();
        await book.CheckBudgetAsync();
        await book.CheckVouchersAsync();
        foreach (var kind in Enum.GetValues<ErrandKind>())
            Assert.Contains(errands, errand => errand.Kind == kind && errand.Done is not null);
        Assert.Contains(errands, errand => errand.Kind == ErrandKind.Return && errand.GivesBack > 0);
    }
}
