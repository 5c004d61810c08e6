using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;
using LoyaltyPoints.Api.Tests.Referrals;
using LoyaltyPoints.Api.Tests.TestClock;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>The ladder, the kinds of loyalty and the one glance over HTTP.</summary>
[Collection(ServerCollection.Name)]
public sealed class SignTests(SharedServer shared)
{
    [Fact]
    public async Task Members_stand_on_the_ladder_and_have_moved()
    {
        using var shop = await SignShop.OpenAsync(shared.Server);
        var fresh = await shop.BuysAsync(5);
        var lapsed = await shop.BuysAsync(120);
        await shop.BuysAsync();

        var ladder = await shop.AskAsync($"ladder?from={shop.Day(50)}");

        Assert.Equal("""["loyalty-ladder"]""", ladder["definitions"]!.ToJsonString());
        var rungs = ladder["rows"]!.AsArray().ToDictionary(rung => (string)rung!["stage"]!, rung => rung!);
        Assert.Equal(
            ["prospect", "new", "active", "loyal", "champion", "atRisk", "lapsed", "wonBack"], rungs.Keys);
        Assert.Equal((3, 1, 1, 1), (
            (int)ladder["summary"]!["members"]!, (int)rungs["prospect"]["members"]!, (int)rungs["new"]["members"]!,
            (int)rungs["lapsed"]["members"]!));
        // Fifty days ago it was silent for seventy.
        Assert.Equal((1, 0), ((int)rungs["atRisk"]["before"]!, (int)rungs["atRisk"]["members"]!));
        Assert.Equal((50_00, 0), ((long)rungs["new"]["revenue"]!, (long)rungs["lapsed"]["revenue"]!));
        Assert.Contains(
            """{"from":"atRisk","to":"lapsed","members":1}""", ladder["summary"]!["moves"]!.ToJsonString(),
            StringComparison.Ordinal);

        var listed = await shop.AskAsync("ladder/members?stage=new&limit=1");
        var member = Assert.Single(listed["rows"]!.AsArray())!;
        Assert.Equal((fresh, "new", "firstPurchaseRecent"), (
            (string)member["memberId"]!, (string)member["stage"]!, (string)member["rule"]!));
        Assert.Equal((1, 50_00), ((int)member["numbers"]!["visits"]!, (long)member["numbers"]!["spendInWindow"]!));
        var csv = (await shop.Api.GetAsync("/v1/analytics/ladder/members?stage=lapsed&format=csv")).Expect(200).Text;
        Assert.StartsWith("memberId,stage,rule,numbers.visits,", csv, StringComparison.Ordinal);
        Assert.Contains($"{lapsed},lapsed,silent,1,1,5000,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_the_ladder_is_asked_for_badly_then_all_faults_are_named()
    {
        var answer = await shared.Api.GetAsync(
            "/v1/analytics/ladder/members?currency=CNY&stage=happy&limit=10001&format=xml");

        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            "?format ?limit ?stage",
            string.Join(' ', answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!).Order()));
    }

    [Fact]
    public async Task Members_are_of_a_kind_with_reasons()
    {
        using var shop = await SignShop.OpenAsync(shared.Server);
        await shop.BuysAsync(40, 30, 20, 10);
        var bargains = await shop.BuysAsync();
        foreach (var days in (double[])[50, 45, 2]) await shop.BuyAsync(bargains, days, 20_00, "SPRING");
        var introductions = await Introductions.OpenAsync(null, shop.Api);
        for (var i = 0; i < 2; i++) await introductions.BroughtAsync();

        var kinds = await shop.AskAsync("loyalty-kinds");

        Assert.Equal((3, 1), ((int)kinds["summary"]!["members"]!, (int)kinds["summary"]!["undecided"]!));
        var shares = kinds["rows"]!.AsArray().ToDictionary(row => (string)row!["kind"]!, row => row!);
        Assert.Equal((1, 60_00), ((int)shares["impulse"]["leading"]!, (long)shares["impulse"]["spend"]!));
        Assert.Equal((1, 200_00), ((int)shares["behavioural"]["leading"]!, (long)shares["behavioural"]["spend"]!));
        // One of three has brought as many as make a third of the score.
        Assert.Equal(100.0 / 9, (double)shares["emotional"]["averageScore"]!, precision: 9);
        Assert.Null(shares["cognitive"]["averageScore"]);
    }

    [Fact]
    public async Task The_glance_holds_each_value_against_target_and_past()
    {
        using var shop = await SignShop.OpenAsync(
            shared.Server,
            new
            {
                timeZone = "UTC", margin = new { share = 0.4 },
                targets = new { silentChurn = 0.4, revenuePerMember = 60_00 },
            });
        // The latest 30 days, and the 30 before: one of two fell silent; the other bought for 50.00 in each.
        await shop.BuysAsync(110);
        await shop.BuysAsync(45, 10);

        var glance = await shop.AskAsync($"glance?from={shop.Day(30)}");

        var rows = glance["rows"]!.AsArray().ToDictionary(row => (string)row!["measure"]!, row => row!);
        Assert.Equal("1 1 2 3 3", string.Join(' ', new[]
        {
            "churnBySilence", "churnOfMemberships", "satisfaction", "revenuePerMember", "profitContribution",
        }.Select(measure => (int)rows[measure]["level"]!)));
        Assert.Equal(
            """{"value":0.5,"target":0.4,"before":0,"yearBefore":null,"lowerIsBetter":true,"meetsTarget":false,"is"""
            + """BetterThanBefore":false,"isBetterThanYearBefore":null}""",
            rows["churnBySilence"]["is"]!.ToJsonString());
        Assert.Equal((5000, 2000), (
            (double)rows["revenuePerMember"]["is"]!["value"]!, (double)rows["profitContribution"]["is"]!["before"]!));
        Assert.Null(rows["satisfaction"]["is"]!["value"]);
    }

    [Fact]
    public async Task A_paid_membership_ends_then_the_glance_counts_it_first()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var program = await shop.PublishAsync(Club.Definition());
        var club = new Club(shop.Api, program, await shop.EnrolAsync(program));
        await club.JoinedAsync("monthly", 10_00);
        var joined = await shop.NowAsync();
        await shop.AdvanceByAsync("P2M");

        var glance = (await shop.Api.GetAsync(
            $"/v1/analytics/glance?currency=CNY&from={joined.AddDays(2):yyyy-MM-dd}")).Expect(200).Json;

        var left = glance["rows"]!.AsArray().Single(row => (string)row!["measure"]! == "churnOfMemberships")!;
        Assert.Equal((1, 1.0), ((int)left["level"]!, (double)left["is"]!["value"]!));
        Assert.Null(left["is"]!["before"]);
    }

    [Fact]
    public async Task Settings_of_signs_have_faults_then_all_are_named()
    {
        var answer = await shared.Api.PutAsync(
            "/v1/analytics/settings",
            new
            {
                timeZone = "UTC", silentAfterDays = 30,
                stages = new { newDays = 0, atRiskDays = 31, loyalVisits = 5, championVisits = 4, colour = 1 },
                kinds = new { leadsFrom = 101 },
                warnings = new { falseAlarmRate = 0.3, watchSpend = "yes", programFalseAlarmRate = 0.0001 },
                targets = new { silentChurn = 2, satisfaction = -1 },
            },
            ("If-Match", "*"));

        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            "/kinds/leadsFrom /stages/atRiskDays /stages/championVisits /stages/colour /stages/newDays "
            + "/targets/satisfaction /targets/silentChurn /warnings/falseAlarmRate /warnings/programFalseAlarmRate "
            + "/warnings/watchSpend",
            string.Join(' ', answer.Json["errors"]!.AsArray()
                .Select(fault => (string)fault!["pointer"]!).Order(StringComparer.Ordinal)));
    }
}
