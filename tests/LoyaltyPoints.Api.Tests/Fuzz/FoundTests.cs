using System.Text;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>What was found by asking everything, once more by itself.</summary>
[Collection(ServerCollection.Name)]
public sealed class FoundTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_reward_of_a_draft_keeps_nobody_from_rewards_profiles_and_reports()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var draft = (string)(await api.PostAsync("/v1/programs", Definitions.Spend(10_00, 1))).Expect(201).Json["id"]!;

        var reward = (await api.PostAsync("/v1/rewards", Reward(draft, 5))).Expect(201).Json;

        var offers = (await api.GetAsync($"/v1/rewards?memberId={member}")).Expect(200).Json["data"]!.AsArray();
        var offer = offers.Single(one => (string)one!["id"]! == (string)reward["id"]!)!;
        Assert.Contains("not_enrolled", offer.ToJsonString(), StringComparison.Ordinal);
        (await api.GetAsync($"/v1/members/{member}/profile")).Expect(200);
        var spending = new { memberId = member, programId = draft, rewardId = (string)reward["id"]!, mode = "capture" };
        Assert.InRange((await api.PostAsync("/v1/redemptions", spending)).Status, 400, 422);
    }

    [Fact]
    public async Task A_card_has_grown_then_a_reward_for_the_old_one_is_refused_and_breaks_nothing()
    {
        var definition = Examples.PunchCard;
        var program = await api.CreateProgramAsync(definition);
        var member = await api.CreateMemberAsync(program);
        var stamps = (long)definition["card"]!["stamps"]!;
        await api.GrantAsync(member, program, stamps * 10);
        var reward = (string)(await api.PostAsync("/v1/rewards", Reward(program, stamps))).Expect(201).Json["id"]!;
        definition["card"]!["stamps"] = stamps + 1;
        (await api.PutAsync($"/v1/programs/{program}", definition, ("If-Match", "*"))).Expect(200);
        (await api.PostAsync($"/v1/programs/{program}/publish", new { version = 2 })).Expect(200);

        (await api.GetAsync($"/v1/rewards?memberId={member}")).Expect(200);
        var spending = new { memberId = member, programId = program, rewardId = reward, mode = "capture" };
        (await api.PostAsync("/v1/redemptions", spending)).ExpectProblem(422, "not_a_full_card");
    }

    [Theory]
    [InlineData(long.MinValue, 400)]
    [InlineData(-1_000_000_000_000_001, 400)]
    [InlineData(-1_000_000_000_000_000, 201)]
    [InlineData(long.MaxValue, 400)]
    public async Task The_least_whole_number_is_an_attribute_like_others(long score, int status)
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var answer = await api.PostAsync("/v1/activities", new
        {
            source = "survey-app", externalId = Bodies.Unique("s"), memberId = member, type = "survey.completed",
            occurredAt = "2026-01-01T10:00:00Z", attributes = new { score },
        });
        Assert.Equal(status, answer.Status);
        if (status == 400) Assert.Null(ProblemCheck.Complaint(answer, [400], "/attributes"));
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("ffffffffffffffff")]
    [InlineData("-1")]
    public async Task A_chunk_of_no_length_is_a_bad_request_that_says_where(string length)
    {
        using var wire = new Wire(api.Address);
        var request = "POST /v1/purchases HTTP/1.1\r\nHost: a\r\n"
            + $"Authorization: Bearer {ServerProcess.BootstrapKey}\r\n"
            + $"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{length}\r\n{{}}\r\n0\r\n\r\n";

        var answer = await wire.SendAsync(
            Encoding.ASCII.GetBytes(request), isHead: false, fresh: true, endsThere: false, CancellationToken.None);

        Assert.Equal(400, answer.Status);
        var problem = JsonNode.Parse(answer.Text)!;
        Assert.Equal("invalid_request", (string)problem["code"]!);
        Assert.Equal("", (string)Assert.Single(problem["errors"]!.AsArray())!["pointer"]!);
    }

    [Fact]
    public async Task An_if_match_that_is_no_tag_is_a_fault_of_that_header()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var answer = await api.PutAsync($"/v1/programs/{program}", Definitions.Spend(10_00, 1), ("If-Match", "v1"));
        Assert.Null(ProblemCheck.Complaint(answer, [400], "If-Match"));
    }

    private static JsonObject Reward(string program, long units) => new()
    {
        ["name"] = Bodies.Unique("Free latte"), ["programId"] = program, ["kind"] = "freeItem",
        ["cost"] = new JsonObject { ["units"] = units },
        ["value"] = new JsonObject { ["sku"] = "LATTE", ["quantity"] = 1 },
    };
}
