using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

/// <summary>The id of what belongs to a member ends with the member's, wherever it is shown.</summary>
[Collection(ServerCollection.Name)]
public sealed class MemberOwnedIdTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Every_id_carries_its_member()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var purchase = await api.PostPurchaseAsync(member, 100_00);
        var path = "/v1/purchases/" + Owned(purchase, "id", "pur_", member);
        var back = (await api.PostAsync(path + "/returns", Bodies.Return(10_00))).Expect(201).Json;
        var redeemed = (await api.RedeemAsync(member, program, 2)).Expect(201);
        var redemption = Owned(redeemed.Json, "id", "red_", member);
        var adjustment = await AdjustAsync(member, program);

        Assert.Equal("/v1/redemptions/" + redemption, redeemed.Header("Location"));
        Assert.Equal((string)purchase["id"]!, Owned(back, "purchaseId", "pur_", member));
        var kept = (await api.GetAsync(path)).Expect(200).Json;
        Assert.Equal((string)purchase["id"]!, (string)kept["id"]!);
        Assert.Equal((string)back["id"]!, Owned(kept["returns"]![0]!, "id", "ret_", member));

        var entries = await api.AllAsync($"/v1/members/{member}/ledger");
        Assert.All(entries, entry => Owned(entry, "id", "ent_", member));
        string[] causes =
            [Owned(adjustment, "id", "adj_", member), redemption, (string)back["id"]!, (string)purchase["id"]!];
        Assert.Equal(causes.Select(id => id[4..]), entries.Select(entry => (string)entry["reference"]!));
    }

    [Fact]
    public async Task An_id_with_another_members_half_is_answered_with_404_and_nothing_is_done()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var other = await api.CreateMemberAsync(program);
        var purchase = "/v1/purchases/" + Of(other, await api.PostPurchaseAsync(member, 100_00));
        var redemption = "/v1/redemptions/" + Of(other, (await api.RedeemAsync(member, program, 2)).Expect(201).Json);

        (await api.GetAsync(purchase)).ExpectProblem(404, "purchase_not_found");
        (await api.PostAsync(purchase + "/returns", Bodies.Return(10_00))).ExpectProblem(404, "purchase_not_found");
        (await api.GetAsync(redemption)).ExpectProblem(404, "redemption_not_found");
        (await api.PostAsync(redemption + "/reverse", new { })).ExpectProblem(404, "redemption_not_found");

        Assert.Equal(8, await api.AvailableAsync(member, program));
    }

    private async Task<JsonNode> AdjustAsync(string member, string program)
    {
        var body = new { memberId = member, programId = program, units = 5, reason = "goodwill", actor = "tests" };
        return (await api.PostAsync(
            "/v1/adjustments", body, ("Idempotency-Key", Bodies.Unique("adjust")))).Expect(201).Json;
    }

    private static string Of(string member, JsonNode answer) => ((string)answer["id"]!)[..36] + member[4..];

    private static string Owned(JsonNode answer, string field, string prefix, string member)
    {
        var id = (string)answer[field]!;
        Assert.Matches($"^{prefix}[0-9a-f]{{32}}{member[4..]}$", id);
        return id;
    }
}
