using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Spending;

namespace LoyaltyPoints.Api.Tests.Partners;

/// <summary>Partners: made, changed, let in by members and shut out, and what they redeem.</summary>
[Collection(ServerCollection.Name)]
public sealed class PartnerTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_partner_is_changed_by_who_has_seen_it_and_keeps_its_zone_and_currency()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var made = (await api.PostAsync("/v1/partners", PartnerApp.Definition(program))).Expect(201);
        var path = $"/v1/partners/{(string)made.Json["id"]!}";
        var definition = made.Json["definition"]!.DeepClone();
        definition["unitValue"] = 0.000001;
        (await api.PutAsync(path, definition)).ExpectProblem(428, "precondition_required");
        var changed = (await api.PutAsync(path, definition, ("If-Match", made.Header("ETag")!))).Expect(200);
        (await api.PutAsync(path, definition, ("If-Match", made.Header("ETag")!)))
            .ExpectProblem(412, "precondition_failed");
        Assert.Equal(changed.Header("ETag"), (await api.GetAsync(path)).Expect(200).Header("ETag"));
        Assert.Contains(await api.AllAsync("/v1/partners"), row => (string)row["id"]! == (string)made.Json["id"]!);

        (definition["timeZone"], definition["currency"]) = ("Europe/London", "EUR");
        var moved = await api.PutAsync(path, definition, ("If-Match", "*"));
        moved.ExpectProblem(422, "unprocessable");
        Assert.Equal("/timeZone /currency", Pointers(moved));
    }

    [Fact]
    public async Task A_definition_has_faults_then_all_are_named()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var answer = await api.PostAsync("/v1/partners", new
        {
            name = "", timeZone = "Mars/Olympus", currency = "XXQ", unitValue = 0.0000001,
            programs = (string[])[program, program, "prg_019ab0c5d2f17c4e8a3b5d6e7f801234"], rewards = "some",
            dailyLimits = new { units = 0, visits = 3 }, color = "red",
        });
        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            "/name /timeZone /currency /unitValue /programs/1 /programs/2 /rewards /dailyLimits/units "
            + "/dailyLimits/visits /color",
            Pointers(answer));
    }

    [Theory]
    [InlineData("""{ "name": "k", "scopes": ["partner"] }""", "/partnerId")]
    [InlineData("""{ "name": "k", "scopes": ["partner", "pos"], "partnerId": "{0}" }""", "/scopes")]
    [InlineData("""{ "name": "k", "scopes": ["pos"], "partnerId": "{0}" }""", "/partnerId")]
    [InlineData("""{ "name": "k", "scopes": ["partner"], "partnerId": "prt_1" }""", "/partnerId")]
    public async Task A_key_of_a_partner_names_it_and_is_nobody_elses(string body, string pointer)
    {
        var partner = await OpenAsync();
        var answer = await api.PostAsync("/v1/api-keys", body.Replace("{0}", partner.Id, StringComparison.Ordinal));
        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(pointer, Pointers(answer));
    }

    [Fact]
    public async Task A_key_names_an_unknown_partner_then_it_is_not_made() => (await api.PostAsync("/v1/api-keys", new
    {
        name = "k", scopes = (string[])["partner"], partnerId = "prt_019ab0c5d2f17c4e8a3b5d6e7f801234",
    })).ExpectProblem(404, "partner_not_found");

    [Fact]
    public async Task A_code_lets_its_partner_in_once()
    {
        var (program, member) = await MemberAsync(100);
        var (partner, other) = (await PartnerApp.OpenAsync(api, program), await PartnerApp.OpenAsync(api, program));
        var code = await partner.CodeAsync(member);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code);
        var wrong = (code[0] == '2' ? "3" : "2") + code[1..];

        var typed = await partner.AcceptAsync(wrong);
        typed.ExpectProblem(400, "invalid_request");
        Assert.Equal("/code", Pointers(typed));
        (await other.AcceptAsync(code)).ExpectProblem(422, "link_code_invalid");
        var link = (await partner.AcceptAsync(code.ToLowerInvariant().Replace('-', ' '))).Expect(201).Json;
        Assert.Equal((member, "guest-7"), ((string)link["memberId"]!, (string)link["reference"]!));
        (await partner.AcceptAsync(code)).ExpectProblem(422, "link_code_invalid");

        (await partner.Api.GetAsync($"/v1/members/{member}/balances")).Expect(200);
        (await other.Api.GetAsync($"/v1/members/{member}/balances")).ExpectProblem(404, "member_not_found");
        var links = (await api.GetAsync($"/v1/members/{member}/partner-links")).Expect(200).Json["data"]!.AsArray();
        Assert.Equal(partner.Id, (string)Assert.Single(links)!["partnerId"]!);
    }

    [Fact]
    public async Task A_member_shuts_a_partner_out_then_it_sees_nothing_and_ends_what_it_began()
    {
        var (program, member) = await MemberAsync(100);
        var partner = await PartnerApp.OpenAsync(api, program);
        await partner.LinkAsync(member);
        var unused = await partner.CodeAsync(member);
        var reserved = (await partner.Api.ReserveAsync(member, program, 30)).Expect(201).Json;
        var voided = (await partner.Api.ReserveAsync(member, program, 20)).Expect(201).Json;
        Assert.Equal(50, (long)voided["balance"]!["available"]!);

        Assert.Equal(204, (await partner.UnlinkAsync(member)).Status);
        (await partner.UnlinkAsync(member)).ExpectProblem(404, "partner_link_not_found");

        (await partner.Api.GetAsync($"/v1/members/{member}/balances")).ExpectProblem(404, "member_not_found");
        (await partner.Api.RedeemAsync(member, program, 1)).ExpectProblem(404, "member_not_found");
        (await partner.AcceptAsync(unused)).ExpectProblem(422, "link_code_invalid");
        var captured = (await partner.Api.GoOnAsync(reserved, "capture", new { units = 25 })).Expect(200).Json;
        Assert.Equal(("captured", 25), ((string)captured["status"]!, (long)captured["capturedUnits"]!));
        Assert.Null(captured["balance"]);
        Assert.Null((await partner.Api.GoOnAsync(voided, "void")).Expect(200).Json["balance"]);
        Assert.Equal(75, await api.AvailableAsync(member, program));

        await partner.LinkAsync(member);
        Assert.Equal(75, await partner.Api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task Only_who_made_a_redemption_goes_on_with_it()
    {
        var (program, member) = await MemberAsync(100);
        var partner = await PartnerApp.OpenAsync(api, program);
        await partner.LinkAsync(member);
        var theirs = (await partner.Api.ReserveAsync(member, program, 30)).Expect(201).Json;
        var ours = (await api.ReserveAsync(member, program, 30)).Expect(201).Json;

        (await api.GoOnAsync(theirs, "void")).ExpectProblem(409, "redemption_of_partner");
        (await partner.Api.GoOnAsync(ours, "void")).ExpectProblem(404, "redemption_not_found");
        (await partner.Api.GoOnAsync(theirs, "capture")).Expect(200);
        (await api.GoOnAsync(theirs, "reverse")).ExpectProblem(409, "redemption_of_partner");
        (await partner.Api.GoOnAsync(theirs, "reverse")).Expect(200);

        var seen = (await api.GetAsync($"/v1/redemptions/{(string)theirs["id"]!}")).Expect(200).Json;
        Assert.Equal(partner.Id, (string)seen["partnerId"]!);
        Assert.Null(ours["partnerId"]);
    }

    [Fact]
    public async Task Two_callers_use_one_idempotency_key_then_neither_hears_the_others_answer()
    {
        var (program, member) = await MemberAsync(100);
        var (one, other) = (await PartnerApp.OpenAsync(api, program), await PartnerApp.OpenAsync(api, program));
        await one.LinkAsync(member);
        await other.LinkAsync(member);
        var key = Bodies.Unique("same");

        ApiClient[] callers = [api, one.Api, other.Api];
        foreach (var caller in callers)
            Assert.False((await caller.RedeemAsync(member, program, 10, key)).Expect(201).WasReplayed);
        foreach (var caller in callers)
            Assert.True((await caller.RedeemAsync(member, program, 10, key)).Expect(201).WasReplayed);

        Assert.Equal(70, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_reward_names_partners_then_it_is_had_in_their_apps_alone()
    {
        var (program, member) = await MemberAsync(100);
        var (mine, other) = (await PartnerApp.OpenAsync(api, program), await PartnerApp.OpenAsync(api, program));
        await mine.LinkAsync(member);
        await other.LinkAsync(member);
        JsonObject Reward(string kind, string partner) => new()
        {
            ["name"] = "Lounge", ["programId"] = program, ["kind"] = kind, ["cost"] = new JsonObject { ["units"] = 40 },
            ["value"] = kind == "partner" ? new JsonObject() : new JsonObject { ["sku"] = "X" },
            ["partners"] = new JsonArray(partner),
        };
        var faulty = await api.PostAsync("/v1/rewards", Reward("freeItem", "prt_019ab0c5d2f17c4e8a3b5d6e7f801234"));
        Assert.Equal("/partners /partners/0", Pointers(faulty));
        var reward = await api.CreateRewardAsync(Reward("partner", mine.Id));

        var reason = (await other.Api.OfferAsync(member, reward))["reasons"]!.AsArray().Single()!;
        Assert.Equal("reward_not_here", (string)reason["code"]!);
        (await other.Api.TakeAsync(member, reward)).ExpectProblem(422, "reward_not_here");
        (await api.TakeAsync(member, reward)).ExpectProblem(422, "reward_not_here");
        Assert.True((bool)(await mine.Api.OfferAsync(member, reward))["canHave"]!);
        (await mine.Api.TakeAsync(member, reward)).Expect(201);
        foreach (var path in (string[])["", "/versions/1"])
        {
            Assert.DoesNotContain(
                "prt_", (await other.Api.GetAsync($"/v1/rewards/{reward}{path}")).Expect(200).Text,
                StringComparison.Ordinal);
            Assert.Contains(
                mine.Id, (await api.GetAsync($"/v1/rewards/{reward}{path}")).Expect(200).Text,
                StringComparison.Ordinal);
        }
    }

    private static string Pointers(Answer answer) =>
        string.Join(' ', answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!));

    private async Task<PartnerApp> OpenAsync() =>
        await PartnerApp.OpenAsync(api, await api.CreateProgramAsync(Definitions.Spend(10_00, 1)));

    private async Task<(string Program, string Member)> MemberAsync(long units)
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(member, program, units);
        return (program, member);
    }
}
