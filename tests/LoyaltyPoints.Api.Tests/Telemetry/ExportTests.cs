using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Tests;

namespace LoyaltyPoints.Api.Tests.Telemetry;

/// <summary>What a service sends where it is told an address for it.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Traces_and_metrics_are_sent_and_name_nobody()
    {
        await using var receiver = new OtlpReceiver();
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_TRACES_SAMPLER"] = "parentbased_always_on",
            ["OTEL_SERVICE_NAME"] = "shop-seven",
            ["Telemetry__LagSeconds"] = "1",
        });
        var api = server.Api;
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var phone = new { kind = "phone", value = "+8613912345678" };
        await api.PostAsync("/v1/members", new { identifiers = new[] { phone }, name = "Ouyang Xiu" });
        await api.GetAsync("/v1/members?identifier=phone:%2B8613912345678");
        await api.GetAsync("/v1/vouchers/SECRET-CODE-42");
        var parent = ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        (await api.SendAsync(
            HttpMethod.Post, "/v1/purchases", ApiClient.Content(Bodies.Purchase(member, 10_00)), [parent])).Expect(201);

        await receiver.WaitForAsync(
            "/v1/traces", "shop-seven", "POST /v1/purchases", "batch", "commit", "loyalty.batch.size",
            "db.system.name", "sqlite", "loyalty.problem.code", "/v1/vouchers/{code}");
        await receiver.WaitForAsync(
            "/v1/metrics", "shop-seven", "http.server.request.duration", "loyalty.problem.code", "loyalty.batch.size",
            "loyalty.commit.duration", "loyalty.queue.length", "loyalty.writes", "loyalty.units.moved", "issued",
            "loyalty.digest.lag", "loyalty.sweep.lag", "loyalty.disk.free", "dotnet.gc.collections");
        Assert.Equal(0, await server.StopAsync());

        var all = receiver.At("/v1/traces") + receiver.At("/v1/metrics");
        string[] secrets =
        [
            "13912345678", "Ouyang", "SECRET-CODE", ServerProcess.BootstrapKey.Split('_')[^1], member, program,
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        var line = server.Output.Lines().Select(text => JsonNode.Parse(text)!)
            .Single(entry => (string?)entry["TraceId"] == "0af7651916cd43dd8448eb211c80319c");
        Assert.Matches("^[0-9a-f]{16}$", (string?)line["SpanId"]);
        Assert.NotEqual("b7ad6b7169203331", (string?)line["SpanId"]);
    }

    [Fact]
    public async Task Nobody_takes_what_is_sent_then_the_service_serves_and_leaves_all_the_same()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{Ports.Free()}",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
        });
        var (_, member) = await server.Api.CreateMemberOfNewProgramAsync();
        (await server.Api.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00))).Expect(201);

        Assert.Equal(0, await server.StopAsync());
    }
}
