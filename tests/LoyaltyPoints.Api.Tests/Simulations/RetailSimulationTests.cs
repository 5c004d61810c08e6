using System.Diagnostics;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Replay;
using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Replay;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Simulations;

/// <summary>A real shop's year: what a draft would have given is what a shop that lived by it has given.</summary>
public sealed class RetailSimulationTests(TwoTenants tenants, ITestOutputHelper output) : IClassFixture<TwoTenants>
{
    private static readonly (string From, string To) AYear = ("2010-12-01T00:00:00Z", "2011-12-10T00:00:00Z");

    [RetailFact]
    public async Task A_draft_doubles_a_rule_then_the_year_under_it_is_what_a_shop_with_that_rule_has()
    {
        var plan = RetailFile.PlanOfSome();
        var theirKey = await tenants.Server.CreateTenantAsync();
        using var theirs = tenants.Ours.With(theirKey);
        var (ours, other) = (await tenants.Ours.CreateProgramAsync(InPounds(Shops.Tiered())),
            await theirs.CreateProgramAsync(InPounds(Shops.Tiered(units: 2))));
        await tenants.Ours.ReviseAsync(ours, InPounds(Shops.Tiered(units: 2)));
        await ReplayAsync(ServerProcess.BootstrapKey, ours, plan);
        await ReplayAsync(theirKey, other, plan);

        var watch = Stopwatch.StartNew();
        var draft = await tenants.Ours.SimulateAsync(ours, 2, AYear);
        output.WriteLine($"Simulated in {watch.Elapsed}: {draft.ToJsonString()}");
        watch.Restart();
        var same = await tenants.Ours.SimulateAsync(ours, 1, AYear);
        output.WriteLine($"Once more, warm, in {watch.Elapsed}.");
        var real = await theirs.SimulateAsync(other, 1, AYear);

        Assert.Equal(plan.Steps.Count, (int)draft["purchases"]! + (int)draft["returns"]!);
        Assert.Equal(same.Units("real"), same.Units("simulated"));
        Assert.Equal(real.Units("real"), real.Units("simulated"));
        Assert.Equal(real.Units("real"), draft.Units("simulated"));
        Assert.Equal(
            (long)real["real"]!["net"]! - (long)same["real"]!["net"]!, (long)draft["difference"]!["net"]!);
        await GoAwayAsync(ours);
    }

    /// <summary>Leaves after the first line; the server comes to an end with it all the same.</summary>
    private async Task GoAwayAsync(string program)
    {
        const string Id = "goes-away";
        var (from, to) = AYear;
        using (var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/programs/{program}/simulations"))
        {
            request.Content = ApiClient.Content(new { version = 1, from, to });
            request.Headers.Add("X-Request-Id", Id);
            using var answer = await tenants.Ours.OpenAsync(request);
            using var text = new StreamReader(await answer.Content.ReadAsStreamAsync());
            Assert.Contains("progress", await text.ReadLineAsync());
        }

        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(50))
        {
            if (tenants.Server.Output.Lines().Any(line => line.Contains(Id))) return;
        }

        Assert.Fail("The simulation that nobody listened to never ended.");
    }

    private static JsonObject InPounds(JsonObject definition) =>
        definition.With("currency", "GBP").With("timeZone", "Europe/London");

    private async Task ReplayAsync(string key, string program, ReplayPlan plan)
    {
        var watch = Stopwatch.StartNew();
        using var client = new LoyaltyClient(
            tenants.Server.Address, key, TimeProvider.System, new SocketsHttpHandler());
        var tally = await ReplayJob.RunAsync(
            client, new ReplayRequests(program, "online-retail", "GBP", RetailFile.London), plan, concurrency: 8,
            batched: true, _ => { }, CancellationToken.None);
        Assert.True(tally.IsClean);
        output.WriteLine($"Sent in {watch.Elapsed}.");
    }
}
