using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Partners;

namespace LoyaltyPoints.Api.Tests.Conventions;

/// <summary>Two merchants on one server: neither sees, finds or disturbs what the other has.</summary>
public sealed class TenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task Another_tenants_ids_are_answered_with_404_and_nothing_is_done()
    {
        var (ours, theirs) = (tenants.Ours, tenants.Theirs);
        var (program, member) = await ours.CreateMemberOfNewProgramAsync();
        var (theirProgram, theirMember) = await theirs.CreateMemberOfNewProgramAsync();
        var purchase = (string)(await ours.PostPurchaseAsync(member, 100_00))["id"]!;
        var redemption = (string)(await ours.RedeemAsync(member, program, 5)).Expect(201).Json["id"]!;
        var (definition, enrolment) = (Definitions.Spend(10_00, 1), new { programId = program });
        var adjustment = new { memberId = member, programId = program, units = 5, reason = "theft", actor = "x" };
        var partner = await PartnerApp.OpenAsync(ours, program);
        await partner.LinkAsync(member);
        var before = await tenants.Server.Database.RowCountsAsync();

        Answer[] answers =
        [
            await theirs.GetAsync($"/v1/programs/{program}"),
            await theirs.GetAsync($"/v1/programs/{program}/versions/1"),
            await theirs.PutAsync($"/v1/programs/{program}", definition, ("If-Match", "*")),
            await theirs.PostAsync($"/v1/programs/{program}/publish", new { version = 1 }),
            await theirs.GetAsync($"/v1/members/{member}"),
            await theirs.PatchAsync($"/v1/members/{member}", new { name = "x" }, ("If-Match", "*")),
            await theirs.PostAsync($"/v1/members/{member}/enrollments", new { programId = theirProgram }),
            await theirs.PostAsync($"/v1/members/{theirMember}/enrollments", enrolment),
            await theirs.PostAsync("/v1/members", new { externalId = "x", programs = (string[])[program] }),
            await theirs.GetAsync($"/v1/members/{member}/balances"),
            await theirs.GetAsync($"/v1/members/{member}/profile"),
            await theirs.GetAsync($"/v1/members/{member}/ledger"),
            await theirs.GetAsync($"/v1/members/{member}/ledger/verification"),
            await theirs.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00)),
            await theirs.PostAsync("/v1/purchases/quote", Bodies.Purchase(member, 10_00)),
            await theirs.GetAsync($"/v1/purchases/{purchase}"),
            await theirs.PostAsync($"/v1/purchases/{purchase}/returns", Bodies.Return(10_00)),
            await theirs.RedeemAsync(member, program, 1),
            await theirs.GetAsync($"/v1/redemptions/{redemption}"),
            await theirs.PostAsync($"/v1/redemptions/{redemption}/reverse", new { }),
            await theirs.PostAsync("/v1/adjustments", adjustment),
            await theirs.GetAsync($"/v1/partners/{partner.Id}"),
            await theirs.PutAsync($"/v1/partners/{partner.Id}", PartnerApp.Definition(theirProgram), ("If-Match", "*")),
            await theirs.GetAsync($"/v1/partners/{partner.Id}/settlement?from=2026-01-01&to=2026-02-01"),
            await theirs.PostAsync("/v1/api-keys", new
            {
                name = "k", scopes = (string[])["partner"], partnerId = partner.Id,
            }),
            await theirs.PostAsync($"/v1/members/{theirMember}/partner-links/codes", new { partnerId = partner.Id }),
            await theirs.PostAsync($"/v1/members/{member}/partner-links/codes", new { partnerId = partner.Id }),
            await theirs.GetAsync($"/v1/members/{member}/partner-links"),
            await theirs.SendAsync(
                HttpMethod.Delete, $"/v1/members/{member}/partner-links/{partner.Id}", content: null),
        ];

        Assert.All(answers, answer => answer.Expect(404));
        Assert.Equal(before, await tenants.Server.Database.RowCountsAsync());
        Assert.Equal(5, await ours.AvailableAsync(member, program));
        // With what is theirs the same bodies are fine: it was the ids that were not found.
        await theirs.PostPurchaseAsync(theirMember, 10_00);
        Assert.Equal(1, await theirs.AvailableAsync(theirMember, theirProgram));
    }

    [Fact]
    public async Task The_same_receipts_names_and_keys_are_free_for_each_tenant()
    {
        var externalId = Bodies.Unique("shared");
        foreach (var api in new[] { tenants.Ours, tenants.Theirs })
        {
            var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));
            var body = new { externalId, programs = (string[])[program], enrolledAt = "2009-01-01T00:00:00Z" };
            var member = (string)(await api.PostAsync("/v1/members", body)).Expect(201).Json["id"]!;
            var bought = await api.PostAsync("/v1/purchases", Bodies.Purchase(member, 90_00, externalId));
            Assert.False(bought.Expect(201).WasReplayed);
            var spent = await api.RedeemAsync(member, program, 4, key: externalId);
            Assert.False(spent.Expect(201).WasReplayed);
            Assert.Equal(5, await api.AvailableAsync(member, program));
            var found = (await api.GetAsync($"/v1/members?externalId={externalId}")).Expect(200).Json["data"]!;
            Assert.Equal(member, (string)Assert.Single(found.AsArray())!["id"]!);
        }
    }

    [Fact]
    public async Task Lists_and_cursors_hold_nothing_of_another_tenant()
    {
        for (var i = 0; i < 3; i++) await tenants.Ours.CreateMemberOfNewProgramAsync();
        foreach (var path in new[] { "/v1/programs", "/v1/members", "/v1/api-keys" })
        {
            var ours = (await tenants.Ours.AllAsync(path)).Select(row => (string)row["id"]!).ToArray();
            var theirs = (await tenants.Theirs.AllAsync(path)).Select(row => (string)row["id"]!);
            Assert.NotEmpty(ours);
            Assert.Empty(ours.Intersect(theirs));
        }

        var page = (await tenants.Ours.GetAsync("/v1/programs?limit=1")).Expect(200).Json;
        var cursor = Uri.EscapeDataString((string)page["nextCursor"]!);
        (await tenants.Theirs.GetAsync($"/v1/programs?limit=1&cursor={cursor}")).ExpectProblem(400, "invalid_cursor");
    }

    [Fact]
    public async Task A_tenants_key_cannot_be_revoked_by_another()
    {
        var made = (await tenants.Ours.PostAsync("/v1/api-keys", new { name = "till", scopes = (string[])["admin"] }))
            .Expect(201).Json;

        var revoked = await tenants.Theirs.SendAsync(
            HttpMethod.Delete, $"/v1/api-keys/{(string)made["id"]!}", content: null);

        revoked.ExpectProblem(404, "api_key_not_found");
        using var till = tenants.Ours.With((string)made["key"]!);
        (await till.GetAsync("/v1/programs")).Expect(200);
    }
}
