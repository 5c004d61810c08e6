using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Referrals;

/// <summary>Referrals as a checkout sees them.</summary>
[Collection(ServerCollection.Name)]
public sealed class ReferralTests(SharedServer shared)
{
    private const string NoSuchMember = "mem_019ab0c5d2f17c4e8a3b5d6e7f801234";

    [Fact]
    public async Task A_member_comes_by_a_code_and_buys_then_both_are_paid_until_it_comes_back()
    {
        var shop = await OpenAsync();
        var member = await shop.BroughtAsync();
        var referral = await shop.OfAsync(member);
        Assert.Equal(("open", shop.Referrer, member), (
            (string)referral["status"]!, (string)referral["referrerMemberId"]!, (string)referral["referredMemberId"]!));

        var small = await shop.Api.PostPurchaseAsync(member, 49_99);
        var bought = await shop.Api.PostPurchaseAsync(member, 80_00);
        await shop.DoneAsync();

        Assert.Null(small["results"]![0]!["referralUnits"]);
        Assert.Equal(200, (long)bought["results"]![0]!["referralUnits"]!);
        Assert.Equal(8, (long)bought["results"]![0]!["units"]!);
        Assert.Equal(212, (long)bought["results"]![0]!["balance"]!["available"]!);
        Assert.Equal((212, 500), (await shop.AvailableAsync(member), await shop.AvailableAsync(shop.Referrer)));
        var paid = (await shop.Api.GetAsync($"/v1/referrals/{(string)referral["id"]!}")).Expect(200).Json;
        Assert.Equal(("rewarded", (string)bought["id"]!, 200, 500), (
            (string)paid["status"]!, (string)paid["purchaseId"]!, (long)paid["referredUnits"]!,
            (long)paid["referrerUnits"]!));

        foreach (var side in (string[])[member, shop.Referrer])
        {
            var entry = (await shop.Api.AllAsync($"/v1/members/{side}/ledger"))
                .Single(row => (string)row["kind"]! == "bonus");
            var named = await shop.Api.GetAsync($"/v1/referrals/rfl_{(string)entry["reference"]!}");
            Assert.Equal(paid.ToJsonString(), named.Expect(200).Json.ToJsonString());
        }

        var back = (await shop.Api.PostAsync(
            $"/v1/purchases/{(string)bought["id"]!}/returns", Bodies.Return(30_01))).Expect(201).Json;
        await shop.DoneAsync();

        Assert.Equal(-200, (long)back["results"]![0]!["referralUnits"]!);
        Assert.Equal((8, 0), (await shop.AvailableAsync(member), await shop.AvailableAsync(shop.Referrer)));
        Assert.Equal("revoked", (string)(await shop.OfAsync(member))["status"]!);
        await shop.Api.VerifyAsync(member);
        await shop.Api.VerifyAsync(shop.Referrer);
    }

    [Fact]
    public async Task A_member_is_referred_before_the_first_purchase_then_it_is_said_once_and_listed()
    {
        var shop = await OpenAsync();
        var members = new List<string>();
        for (var number = 0; number < 3; number++) members.Add(await shop.Api.CreateMemberAsync(shop.Program));

        var first = (await shop.ReferAsync(members[0], shop.Code.ToLowerInvariant().Replace("-", ""))).Expect(201);
        foreach (var member in members[1..]) (await shop.ReferAsync(member)).Expect(201);

        Assert.Equal($"/v1/referrals/{(string)first.Json["id"]!}", first.Header("Location"));
        (await shop.ReferAsync(members[0])).ExpectProblem(409, "already_referred");
        var listed = await shop.Api.AllAsync($"/v1/members/{shop.Referrer}/referrals", limit: 2);
        Assert.Equal(members, listed.Select(row => (string)row["referredMemberId"]!));
        Assert.Null((await shop.Api.GetAsync($"/v1/members/{shop.Referrer}/referrals")).Json["broughtBy"]);
    }

    [Fact]
    public async Task A_member_brings_themselves_then_it_is_refused_however_they_write_their_name()
    {
        var shop = await OpenAsync();
        var wei = (string)(await shop.EnrolAsync(null, ("email", "li.wei@example.com"), ("phone", "+86 138 0000 0000")))
            .Expect(201).Json["id"]!;
        var code = (string)(await shop.Api.PostAsync($"/v1/members/{wei}/referral-code", "")).Expect(201).Json["code"]!;

        (await shop.ReferAsync(wei, code)).ExpectProblem(422, "self_referral");
        (await shop.EnrolAsync(code, ("email", "Li.Wei+2@example.com"))).ExpectProblem(422, "self_referral");
        (await shop.EnrolAsync(wei, ("phone", "+8613800000000"))).ExpectProblem(422, "self_referral");
        (await shop.EnrolAsync(wei, ("phone", "+8613800000001"))).Expect(201);
    }

    [Fact]
    public async Task What_may_not_be_then_it_is_refused_by_its_name_and_changes_nothing()
    {
        var shop = await OpenAsync();
        var (_, stranger) = await shop.Api.CreateMemberOfNewProgramAsync();
        var buyer = await shop.Api.CreateMemberAsync(shop.Program);
        await shop.Api.PostPurchaseAsync(buyer, 1_00);
        var below = await shop.BroughtAsync();
        var codeBelow = (string)(await shop.Api.PostAsync($"/v1/members/{below}/referral-code", "")).Json["code"]!;
        var before = (await shop.Api.AllAsync("/v1/members")).Count;

        (await shop.ReferAsync(buyer)).ExpectProblem(409, "already_purchased");
        (await shop.ReferAsync(shop.Referrer, codeBelow)).ExpectProblem(422, "circular_referral");
        (await shop.ReferAsync(NoSuchMember)).ExpectProblem(404, "member_not_found");
        (await shop.ReferAsync(buyer, "AAAAA-AAAAA")).ExpectProblem(404, "referral_code_not_found");
        (await shop.Api.PostAsync($"/v1/members/{stranger}/referral-code", "")).ExpectProblem(422, "not_enrolled");
        (await shop.Api.PostAsync($"/v1/members/{NoSuchMember}/referral-code", ""))
            .ExpectProblem(404, "member_not_found");
        var unknown = (await shop.EnrolAsync("nonsense")).ExpectProblem(404, "referral_code_not_found");
        Assert.Equal("/referredBy", (string)unknown.Json["errors"]![0]!["pointer"]!);
        (await shop.EnrolAsync(stranger)).ExpectProblem(422, "not_enrolled");
        (await shop.EnrolAsync(NoSuchMember)).ExpectProblem(404, "member_not_found");
        (await shop.Api.GetAsync($"/v1/members/{NoSuchMember}/referrals")).ExpectProblem(404, "member_not_found");

        Assert.Equal(before, (await shop.Api.AllAsync("/v1/members")).Count);
        Assert.Null(await OrNullAsync(buyer));

        async Task<object?> OrNullAsync(string member) =>
            (await shop.Api.GetAsync($"/v1/members/{member}/referrals")).Expect(200).Json["broughtBy"];
    }

    [Fact]
    public async Task The_time_is_over_then_the_referral_says_so_and_nothing_is_paid()
    {
        var shop = await Introductions.OpenAsync(terms => terms.With("within", "P30D"), await TenantAsync());

        var member = await shop.BroughtAsync();

        Assert.Equal(("expired", "2009-01-31T16:00:00Z"), (
            (string)(await shop.OfAsync(member))["status"]!, (string)(await shop.OfAsync(member))["expiresAt"]!));
        Assert.Null((await shop.Api.PostPurchaseAsync(member, 80_00))["results"]![0]!["referralUnits"]);
    }

    [Fact]
    public async Task The_cap_is_reached_then_only_who_was_brought_is_paid()
    {
        var shop = await Introductions.OpenAsync(
            terms => terms.With("maximumPerReferrer", new System.Text.Json.Nodes.JsonObject
            {
                ["count"] = 1, ["per"] = "year",
            }),
            await TenantAsync());
        string[] members = [await shop.BroughtAsync(), await shop.BroughtAsync()];

        foreach (var member in members) await shop.Api.PostPurchaseAsync(member, 50_00);
        await shop.DoneAsync();

        Assert.Equal(("rewarded", "capped"), (
            (string)(await shop.OfAsync(members[0]))["status"]!, (string)(await shop.OfAsync(members[1]))["status"]!));
        Assert.Equal((205, 500), (await shop.AvailableAsync(members[1]), await shop.AvailableAsync(shop.Referrer)));
    }

    private async Task<ApiClient> TenantAsync() => shared.Api.With(await shared.Server.CreateTenantAsync());

    private async Task<Introductions> OpenAsync() => await Introductions.OpenAsync(null, await TenantAsync());
}
