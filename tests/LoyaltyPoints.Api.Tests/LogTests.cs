using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>What a server tells its operators: one JSON line a request, and nothing about people.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Each_request_is_one_line_of_json_that_names_nobody()
    {
        await using var server = await ServerProcess.StartAsync();
        var api = server.Api;
        var (program, _) = await api.CreateMemberOfNewProgramAsync();
        var phone = new { kind = "phone", value = "+8613912345678" };
        var person = new { externalId = "card-4711", identifiers = new[] { phone }, name = "Ouyang Xiu" };
        await api.PostAsync("/v1/members", person, ("X-Request-Id", "log-1"));
        await api.PostAsync("/v1/members", person, ("X-Request-Id", "log-2"));
        await api.SendAsync(
            HttpMethod.Get, "/v1/members?identifier=phone:%2B8613912345678", null, [("X-Request-Id", "log-3")]);
        var purchase = Bodies.Purchase("", 10_00).With(
            "member", new JsonObject { ["identifier"] = "phone:+8613912345678" });
        await api.PostAsync("/v1/purchases", purchase, ("X-Request-Id", "log-4"));
        await api.PostAsync("/v1/purchases", "{ \"name\": \"Ouyang Xiu\" }", ("X-Request-Id", "log-5"));
        await server.StopAsync();

        var lines = server.Output.Lines();
        var entries = lines.Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        for (var request = 1; request <= 5; request++)
        {
            Assert.Single(entries, entry => entry.ToJsonString().Contains($"\"log-{request}\""));
        }

        string[] secrets = ["13912345678", "Ouyang", "card-4711", ServerProcess.BootstrapKey.Split('_')[^1]];
        Assert.All(secrets, secret => Assert.DoesNotContain(lines, line => line.Contains(secret)));
        Assert.DoesNotContain(lines, line => line.Contains(program) && line.Contains("Exception"));
    }
}
