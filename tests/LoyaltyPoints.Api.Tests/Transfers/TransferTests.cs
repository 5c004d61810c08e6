using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Transfers;

[Collection(ServerCollection.Name)]
public sealed class TransferTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Units_are_given_then_either_members_ledger_leads_to_the_transfer()
    {
        var (program, giver) = await api.CreateMemberOfNewProgramAsync();
        await api.PostPurchaseAsync(giver, 1000_00);
        var receiver = await api.CreateMemberAsync(program);

        var done = (await api.PostAsync("/v1/transfers", new
        {
            from = giver, to = receiver, programId = program, units = 30, reason = "Birthday",
        })).Expect(201);

        Assert.Equal((70, 30), (await api.AvailableAsync(giver, program), await api.AvailableAsync(receiver, program)));
        var answer = done.Json;
        Assert.Equal("/v1/transfers/" + (string)answer["id"]!, done.Header("Location"));
        Assert.Equal((giver, receiver, "Birthday"),
            ((string)answer["from"]!, (string)answer["to"]!, (string)answer["reason"]!));
        Assert.Equal((70, 30), ((long)answer["fromBalance"]!["available"]!, (long)answer["toBalance"]!["available"]!));
        Assert.Equal("""[{"units":30}]""", answer["lots"]!.ToJsonString());
        foreach (var member in (string[])[giver, receiver])
        {
            var entry = (await api.AllAsync($"/v1/members/{member}/ledger")).First();
            Assert.Equal(("transfer", 30), ((string)entry["kind"]!, (long)entry["units"]!));
            var kept = (await api.GetAsync($"/v1/transfers/trf_{(string)entry["reference"]!}")).Expect(200).Json;
            Assert.Equal((string)answer["id"]!, (string)kept["id"]!);
            Assert.Null(kept["fromBalance"]);
            await api.VerifyAsync(member);
        }

        // Given, not earned.
        Assert.Equal(100, (long)(await api.BalanceAsync(giver, program))["lifetimeEarned"]!);
        Assert.Equal(0, (long)(await api.BalanceAsync(receiver, program))["lifetimeEarned"]!);
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task A_transfer_is_sent_again_then_it_is_done_once()
    {
        var (program, giver) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(giver, program, 100);
        var receiver = await api.CreateMemberAsync(program);
        var key = Bodies.Unique("again");

        var first = (await api.TransferAsync(giver, receiver, program, 60, key)).Expect(201);
        var second = (await api.TransferAsync(giver, receiver, program, 60, key)).Expect(201);

        Assert.Equal((false, true), (first.WasReplayed, second.WasReplayed));
        Assert.Equal(first.Text, second.Text);
        (await api.TransferAsync(giver, receiver, program, 61, key)).ExpectProblem(422, "idempotency_key_reused");
        Assert.Equal(40, await api.AvailableAsync(giver, program));
    }

    [Fact]
    public async Task A_transfer_may_not_be_then_the_problem_says_whose_fault_it_is()
    {
        var (program, giver) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(giver, program, 100);
        var receiver = await api.CreateMemberAsync(program);
        var stranger = await api.CreateMemberAsync();
        var nobody = "mem_" + new string('0', 32);

        (await api.TransferAsync(giver, receiver, program, 101)).ExpectProblem(422, "insufficient_units");
        (await api.TransferAsync(giver, giver, program, 1)).ExpectProblem(422, "transfer_to_self");
        Pointing("/from", await api.TransferAsync(stranger, receiver, program, 1), 422, "not_enrolled");
        Pointing("/to", await api.TransferAsync(giver, stranger, program, 1), 422, "not_enrolled");
        Pointing("/from", await api.TransferAsync(nobody, receiver, program, 1), 404, "member_not_found");
        Pointing("/to", await api.TransferAsync(giver, nobody, program, 1), 404, "member_not_found");
        (await api.GetAsync("/v1/transfers/trf_1")).ExpectProblem(404, "transfer_not_found");
        Assert.Equal(100, await api.AvailableAsync(giver, program));

        static void Pointing(string pointer, Answer answer, int status, string code)
        {
            answer.ExpectProblem(status, code);
            Assert.Equal(pointer, (string)Assert.Single(answer.Json["errors"]!.AsArray())!["pointer"]!);
        }
    }

    [Fact]
    public async Task A_program_forbids_or_limits_transfers_then_they_are_refused()
    {
        var (forbidden, limited) = (Definitions.Spend(10_00, 1), Definitions.Spend(10_00, 1));
        forbidden["transfers"] = new System.Text.Json.Nodes.JsonObject { ["allowed"] = false };
        limited["transfers"] = new System.Text.Json.Nodes.JsonObject { ["allowed"] = true, ["maximumPerDay"] = 50 };
        var (no, some) = (await api.CreateProgramAsync(forbidden), await api.CreateProgramAsync(limited));
        var (giver, receiver) = (await api.CreateMemberAsync(no, some), await api.CreateMemberAsync(no, some));
        foreach (var program in (string[])[no, some]) await api.GrantAsync(giver, program, 100);

        (await api.TransferAsync(giver, receiver, no, 1)).ExpectProblem(422, "transfers_not_allowed");
        (await api.TransferAsync(giver, receiver, some, 50)).Expect(201);
        (await api.TransferAsync(giver, receiver, some, 1)).ExpectProblem(422, "transfer_limit_reached");
    }

    [Fact]
    public async Task The_tenant_gives_units_then_the_gift_keeps_its_reason()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var body = new
        {
            memberId = member, programId = program, units = 200, reason = "Sorry for the delay", actor = "chen",
            expiresAt = "2199-12-30T18:00:00+08:00",
        };

        var given = (await api.PostAsync("/v1/gifts", body)).Expect(201);

        var kept = (await api.GetAsync(given.Header("Location")!)).Expect(200).Json;
        Assert.Equal(("Sorry for the delay", "chen", 200),
            ((string)kept["reason"]!, (string)kept["actor"]!, (long)kept["units"]!));
        // The end of that day in Shanghai.
        Assert.Equal("2199-12-30T16:00:00Z", (string)kept["expiresAt"]!);
        var entry = (await api.AllAsync($"/v1/members/{member}/ledger")).Single();
        Assert.Equal(("bonus", ((string)kept["id"]!)[4..]), ((string)entry["kind"]!, (string)entry["reference"]!));
        Assert.Equal(200, await api.AvailableAsync(member, program));
        var late = await api.PostAsync("/v1/gifts", new
        {
            memberId = member, programId = program, units = 1, reason = "r", actor = "a",
            expiresAt = "2020-01-01T00:00:00Z",
        });
        late.ExpectProblem(422, "expiry_passed");
        (await api.GetAsync("/v1/gifts/gft_1")).ExpectProblem(404, "gift_not_found");
        await api.VerifyAsync(member);
    }
}
