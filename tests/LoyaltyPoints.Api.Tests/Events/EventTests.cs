using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Events;

public sealed class EventTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private readonly ApiClient api = tenants.Ours;

    [Fact]
    public async Task A_purchase_and_what_follows_then_the_members_events_come_in_that_order()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var bought = await api.PostPurchaseAsync(member, 50_00);
        var spent = (await api.RedeemAsync(member, program, 2)).Expect(201).Json;
        (await api.PostAsync($"/v1/redemptions/{(string)spent["id"]!}/reverse", new { })).Expect(200);

        var events = await api.EventsAsync($"memberId={member}", 3);

        Assert.Equal(
            ["purchase.recorded", "redemption.captured", "redemption.reversed"],
            events.Select(told => (string)told["type"]!));
        Assert.All(events, told => Assert.Equal(member, (string)told["memberId"]!));
        var data = events[0]["data"]!;
        Assert.Equal(
            ((string)bought["id"]!, 5L, 5L),
            ((string)data["id"]!, (long)data["results"]![0]!["units"]!,
                (long)data["results"]![0]!["balance"]!["available"]!));
        Assert.Equal(
            events[1].ToJsonString(), (await api.GetAsync($"/v1/events/{(string)events[1]["id"]!}")).Expect(200).Text);
        (await tenants.Theirs.GetAsync($"/v1/events/{(string)events[1]["id"]!}"))
            .ExpectProblem(404, "event_not_found");
        Assert.Empty(await tenants.Theirs.EventsNowAsync($"memberId={member}"));
    }

    [Fact]
    public async Task Somebody_waits_then_the_event_comes_as_soon_as_it_has_its_place()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var cursor = await api.LatestCursorAsync();

        var waiting = api.GetAsync($"/v1/events?wait=30&memberId={member}&cursor={cursor}");
        await api.PostPurchaseAsync(member, 10_00);

        var page = (await waiting).Expect(200).Json;
        Assert.Equal("purchase.recorded", (string)Assert.Single(page["data"]!.AsArray())!["type"]!);
    }

    [Fact]
    public async Task What_is_personal_or_secret_then_the_event_has_the_id_alone()
    {
        var cursor = await api.LatestCursorAsync();
        var member = (string)(await api.PostAsync(
            "/v1/members", new { name = "Ada Lovelace", birthday = "1915-12-10" })).Expect(201).Json["id"]!;
        var key = (await api.PostAsync("/v1/api-keys", new { name = "till", scopes = new[] { "pos" } }))
            .Expect(201).Json;

        var events = await api.EventsAsync("types=member.created,api_key.created", 2, cursor);

        Assert.Equal($$"""{"id":"{{member}}"}""", Assert.Single(
            events, told => (string)told["data"]!["id"]! == member)["data"]!.ToJsonString());
        Assert.Equal($$"""{"id":"{{(string)key["id"]!}}"}""", Assert.Single(
            events, told => (string)told["data"]!["id"]! == (string)key["id"]!)["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Somebody_says_why_in_words_then_the_event_has_the_units_and_not_the_words()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(member, program, 7);

        var data = Assert.Single(await api.EventsAsync($"memberId={member}", 1))["data"]!;

        Assert.Equal(7, (long)data["units"]!);
        Assert.Null(data["reason"]);
        Assert.Null(data["actor"]);
    }

    [Fact]
    public async Task Programs_are_made_and_published_then_types_pick_them_out()
    {
        var cursor = await api.LatestCursorAsync();
        var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));

        var events = await api.EventsAsync("types=program.*", 2, cursor);

        Assert.Equal(
            ["program.created", "program.published"],
            events.Where(told => (string)told["data"]!["id"]! == program).Select(told => (string)told["type"]!));
    }

    [Fact]
    public async Task The_query_is_wrong_in_every_way_then_every_fault_is_named()
    {
        var faults = (await api.GetAsync("/v1/events?types=purchase.stolen&memberId=me&wait=31"))
            .ExpectProblem(400, "invalid_request").Json["errors"]!.AsArray();

        Assert.Equal(["?types", "?memberId", "?wait"], faults.Select(fault => (string)fault!["pointer"]!));
        (await api.GetAsync("/v1/events?cursor=AAAA")).ExpectProblem(400, "invalid_cursor");
        (await api.GetAsync("/v1/events?since=yesterday")).ExpectProblem(400, "invalid_request");
    }
}
