using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;

namespace LoyaltyPoints.Api.Tests.Merges;

[Collection(ServerCollection.Name)]
public sealed class MergeTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Two_records_are_one_person_then_all_that_is_posted_arrives_at_one()
    {
        var (program, into) = await api.CreateMemberOfNewProgramAsync();
        var phone = "+86" + Random.Shared.NextInt64(10_000_000_000, 99_999_999_999);
        var from = (string)(await api.PostAsync("/v1/members", new
        {
            externalId = Bodies.Unique("old"), programs = new[] { program }, enrolledAt = "2009-01-01T00:00:00Z",
            identifiers = new[] { new { kind = "phone", value = phone } },
        })).Expect(201).Json["id"]!;
        await api.PostPurchaseAsync(into, 1000_00);
        var old = await api.PostPurchaseAsync(from, 500_00);
        var key = Bodies.Unique("merge");

        var done = (await MergeAsync(into, from, key)).Expect(201);
        var again = (await MergeAsync(into, from, key)).Expect(201);

        Assert.Equal((done.Text, true), (again.Text, again.WasReplayed));
        Assert.Equal("/v1/merges/" + (string)done.Json["id"]!, done.Header("Location"));
        Assert.Equal(50, (long)Assert.Single(done.Json["units"]!.AsArray())!["available"]!);
        var leads = (await api.GetAsync($"/v1/members/{from}")).Expect(200).Json;
        Assert.Equal((into, 0), ((string)leads["mergedInto"]!, leads["identifiers"]!.AsArray().Count));
        var query = $"?identifier=phone:{Uri.EscapeDataString(phone)}";
        var found = (await api.GetAsync("/v1/members" + query)).Expect(200).Json;
        Assert.Equal(into, (string)Assert.Single(found["data"]!.AsArray())!["id"]!);
        // By the old id, and by what named the old record.
        var bought = await api.PostPurchaseAsync(from, 100_00);
        Assert.Equal(into, (string)bought["memberId"]!);
        (await api.PostAsync("/v1/purchases", Bodies.Purchase("", 100_00).With(
            "member", new JsonObject { ["identifier"] = "phone:" + phone }))).Expect(201);
        (await api.RedeemAsync(from, program, 20)).Expect(201);
        (await api.PostAsync($"/v1/purchases/{(string)old["id"]!}/returns", new
        {
            source = "till", externalId = Bodies.Unique("r"), amount = 500_00,
            occurredAt = TimeProvider.System.GetUtcNow().ToString("O"),
        })).Expect(201);
        Assert.Equal(100 + 50 + 10 + 10 - 20 - 50, await api.AvailableAsync(into, program));
        Assert.Equal(await api.AvailableAsync(into, program), await api.AvailableAsync(from, program));
        Assert.NotEmpty(await api.AllAsync($"/v1/members/{from}/ledger"));
        (await api.GetAsync($"/v1/purchases/{(string)old["id"]!}")).Expect(200);
        (await MergeAsync(from, into)).ExpectProblem(409, "member_merged");
        (await MergeAsync(into, into)).ExpectProblem(422, "merge_with_self");
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task A_merge_is_undone_then_identifiers_and_what_is_left_go_back()
    {
        var (program, into) = await api.CreateMemberOfNewProgramAsync();
        var (card, from) = (Bodies.Unique("card"), await api.CreateMemberAsync(program));
        var version = (await api.GetAsync($"/v1/members/{from}")).Header("ETag")!;
        (await api.PatchAsync(
            $"/v1/members/{from}", new { identifiers = new[] { new { kind = "card", value = card } } },
            ("If-Match", version))).Expect(200);
        await api.GrantAsync(into, program, 10);
        await api.GrantAsync(from, program, 40);
        var merge = (string)(await MergeAsync(into, from)).Expect(201).Json["id"]!;
        (await api.RedeemAsync(into, program, 30)).Expect(201);

        (await api.PostAsync($"/v1/merges/{merge}/undo", new { })).Expect(200);

        (await api.PostAsync($"/v1/merges/{merge}/undo", new { })).ExpectProblem(409, "merge_undone");
        Assert.NotNull((await api.GetAsync($"/v1/merges/{merge}")).Expect(200).Json["undoneAt"]);
        Assert.Equal((0, 20), (await api.AvailableAsync(into, program), await api.AvailableAsync(from, program)));
        var found = (await api.GetAsync($"/v1/members?identifier=card:{card}")).Expect(200).Json;
        Assert.Equal(from, (string)Assert.Single(found["data"]!.AsArray())!["id"]!);
        Assert.Null(found["data"]![0]!["mergedInto"]);
        (await api.GetAsync("/v1/merges/mrg_1")).ExpectProblem(404, "merge_not_found");
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task Households_vouchers_and_programs_come_along()
    {
        var (program, into) = await api.CreateMemberOfNewProgramAsync();
        var other = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var from = await api.CreateMemberAsync(other);
        var friend = await api.CreateMemberAsync(program);
        await api.GrantAsync(from, other, 70);
        var household = await api.CreateHouseholdAsync((from, "owner"), (friend, "earner"));

        var merge = (string)(await MergeAsync(into, from)).Expect(201).Json["id"]!;

        Assert.Equal((0, 70), (await api.AvailableAsync(into, program), await api.AvailableAsync(into, other)));
        Assert.Equal([into, friend], await MembersAsync());
        (await api.JoinHouseholdAsync(household, from)).ExpectProblem(409, "member_merged");
        (await api.PostAsync($"/v1/members/{from}/enrollments", new { programId = program }))
            .ExpectProblem(409, "member_merged");
        (await api.PostAsync($"/v1/merges/{merge}/undo", new { })).Expect(200);
        Assert.Equal([from, friend], await MembersAsync());
        await shared.Server.VerifyBookAsync();

        async Task<IEnumerable<string>> MembersAsync() =>
            (await api.GetAsync($"/v1/households/{household}")).Expect(200).Json["members"]!.AsArray()
                .Select(member => (string)member!["memberId"]!);
    }

    [Fact]
    public async Task A_tier_is_worked_out_from_what_both_counted()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1).With(
            "type", "tiered").With("tiers", JsonNode.Parse("""
            {
              "window": "lifetime", "validity": { "kind": "period", "period": "P12M" },
              "levels": [
                { "id": "base", "name": "Base" },
                { "id": "gold", "name": "Gold", "reach": { "spend": 150000 } } ]
            }
            """)!));
        var (into, from) = (await api.CreateMemberAsync(program), await api.CreateMemberAsync(program));
        await api.PostPurchaseAsync(into, 1000_00);
        await api.PostPurchaseAsync(from, 1000_00);

        (await MergeAsync(into, from)).Expect(201);

        var standing = (await api.GetAsync($"/v1/members/{into}/standing")).Expect(200).Json;
        Assert.Contains("\"gold\"", standing.ToJsonString(), StringComparison.Ordinal);
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task Both_paid_for_a_membership_then_the_later_end_is_later_still_and_nothing_is_lost()
    {
        var program = await api.CreateProgramAsync(Club.Definition());
        var (one, other) = (await ClubAsync(), await ClubAsync());
        var monthly = await one.JoinedAsync("monthly", 10_00);
        var yearly = await other.JoinedAsync("yearly", 365_00);
        var until = (DateTimeOffset)(await other.GetAsync(yearly))["paidUntil"]!;

        var merge = (string)(await MergeAsync(one.Member, other.Member)).Expect(201).Json["id"]!;

        var moved = yearly[..^32] + one.Member[^32..];
        var longer = (DateTimeOffset)(await one.GetAsync(moved))["paidUntil"]! - until;
        Assert.InRange(longer, TimeSpan.FromDays(27), TimeSpan.FromDays(32));
        Assert.Equal("cancelled", (string)(await one.GetAsync(monthly))["status"]!);
        // By the id it had: it is the one that moved.
        (await other.PostAsync(yearly, "renewals", new { payment = Club.Paying(300_00) })).Expect(201);
        (await api.PostAsync($"/v1/merges/{merge}/undo", new { })).Expect(200);
        Assert.Equal("active", (string)(await one.GetAsync(moved))["status"]!);
        await shared.Server.VerifyBookAsync();

        async Task<Club> ClubAsync() => new(api, program, await api.CreateMemberAsync(program));
    }

    private Task<Answer> MergeAsync(string into, string from, string? key = null) => api.PostAsync(
        $"/v1/members/{into}/merge", new { from }, ("Idempotency-Key", key ?? Bodies.Unique("merge")));
}
