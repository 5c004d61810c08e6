using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Features.Analytics.Liabilities;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.Telemetry;

public sealed class LiabilityTotalsTests
{
    [Fact]
    public async Task What_is_told_as_a_metric_is_what_analytics_answers()
    {
        using var folder = new TempFolder();
        var address = $"http://127.0.0.1:{Ports.Free()}";
        await using var app = ServiceHost.Build(
        [
            "--urls", address, "--ConnectionStrings:Loyalty", $"Data Source={Path.Combine(folder.Path, "loyalty.db")}",
            $"--{FirstStart.BootstrapKey}", ServerProcess.BootstrapKey, "--OTEL_TRACES_EXPORTER", "none",
            "--OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{Ports.Free()}",
        ]);
        await app.PrepareAsync();
        await app.StartAsync();
        using var api = new ApiClient(new Uri(address), ServerProcess.BootstrapKey);
        var program = await api.CreateProgramAsync(
            Definitions.Spend(per: 1000, units: 100).With("unit", new JsonObject { ["kind"] = "credit" }));
        var member = await api.CreateMemberAsync(program);
        await api.PostPurchaseAsync(member, 50_00);
        (await api.RedeemAsync(member, program, 120)).Expect(201);
        var worthless = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        await api.PostPurchaseAsync(await api.CreateMemberAsync(worthless), 30_00);

        var tenant = app.Services.GetRequiredService<ReadPool>().Read(TenantList.All).Single();
        var told = await app.Services.GetRequiredService<LiabilityTotals>().OfAsync(tenant, default);
        var answer = (await api.GetAsync($"/v1/analytics/liability?program={program}")).Expect(200).Json["summary"]!;
        await app.StopAsync();

        Assert.Equal(380, (long)answer["left"]!);
        Assert.Equal(
            [new UnitsOwed("points", "CNY", 380, (long)answer["liability"]!), new UnitsOwed("points", "CNY", 3, 0)],
            told);
    }
}
