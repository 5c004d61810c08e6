using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Spending;

namespace LoyaltyPoints.Api.Tests.Partners;

/// <summary>Hundreds of redemptions meet a day's limit, over one server or two: it is met exactly.</summary>
public abstract class PartnerRaceTests(RaceServers servers)
{
    [Fact]
    public async Task Three_hundred_ask_for_what_a_day_leaves_then_exactly_that_is_given()
    {
        var (program, members, partner) = await OpenAsync(new JsonObject { ["units"] = 700 });

        var answers = await Race.RunAsync(300, i => partner.Apis[i % 2].PostAsync("/v1/redemptions", new
        {
            memberId = members[i % members.Count], programId = program, units = 7,
            mode = i % 3 == 0 ? "reserve" : "capture",
        }));

        var given = answers.Where(answer => answer.Status == 201).Select(answer => answer.Json).ToList();
        Assert.Equal(100, given.Count);
        foreach (var refused in answers.Where(answer => answer.Status != 201))
            refused.ExpectProblem(422, "partner_limit_reached");
        await AssertSettledAsync(partner.App, given.Count(one => (string)one["status"]! == "captured") * 7);
    }

    [Fact]
    public async Task Steps_race_with_new_redemptions_then_the_day_is_what_they_left()
    {
        var (program, members, partner) = await OpenAsync(new JsonObject { ["redemptions"] = 60 });
        var reserved = await Race.RunAsync(60, i => partner.Apis[i % 2].ReserveAsync(
            members[i % members.Count], program, 5));
        Assert.All(reserved, answer => answer.Expect(201));

        var ends = await Race.RunAsync(180, i => i % 3 == 0
            ? partner.Apis[i / 3 % 2].RedeemAsync(members[i % members.Count], program, 5)
            : partner.Apis[((i / 3) + i) % 2].GoOnAsync(reserved[i / 3].Json, i % 3 == 1 ? "void" : "capture"));

        var voided = ends.Where((answer, i) => i % 3 == 1 && answer.Status == 200).Count();
        var captured = ends.Where((answer, i) => i % 3 == 2 && answer.Status == 200).Count();
        var made = ends.Where((answer, i) => i % 3 == 0 && answer.Status == 201).Count();
        Assert.Equal(60, voided + captured);
        Assert.InRange(made, 0, voided);
        // What the voids have left free can still be had, and no more.
        for (; made < voided; made++)
            (await partner.Apis[made % 2].RedeemAsync(members[0], program, 5)).Expect(201);
        (await partner.Apis[0].RedeemAsync(members[0], program, 5))
            .ExpectProblem(422, "partner_limit_reached");
        await AssertSettledAsync(partner.App, (captured + made) * 5);
    }

    [Fact]
    public async Task Many_take_one_code_then_one_of_them_has_it()
    {
        var (_, members, partner) = await OpenAsync(null);
        await partner.App.UnlinkAsync(members[0]);
        var code = await partner.App.CodeAsync(members[0]);

        var answers = await Race.RunAsync(
            16, i => partner.Apis[i % 2].PostAsync("/v1/partner-links", new { code }));

        Assert.Single(answers, answer => answer.Status == 201);
        foreach (var late in answers.Where(answer => answer.Status != 201))
            late.ExpectProblem(422, "link_code_invalid");
    }

    private async Task AssertSettledAsync(PartnerApp partner, long units)
    {
        var total = (await servers.Api().GetAsync(
            $"/v1/partners/{partner.Id}/settlement?from={TimeProvider.System.GetUtcNow().AddDays(-2):yyyy-MM-dd}"
            + $"&to={TimeProvider.System.GetUtcNow().AddDays(3):yyyy-MM-dd}")).Expect(200).Json["total"]!;
        Assert.Equal((units, 0), ((long)total["capturedUnits"]!, (long)total["reversedUnits"]!));
        await servers.First.VerifyBookAsync();
    }

    // A zone in which it is noon: no midnight passes during a test.
    private static string Noon()
    {
        var offset = TimeProvider.System.GetUtcNow().Hour - 12;
        return offset == 0 ? "Etc/GMT" : $"Etc/GMT{offset:+0;-0}";
    }

    private async Task<(string Program, List<string> Members, (PartnerApp App, ApiClient[] Apis) Partner)> OpenAsync(
        JsonObject? limits)
    {
        var api = servers.Api();
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var definition = PartnerApp.Definition(program);
        definition["timeZone"] = Noon();
        if (limits is not null) definition["dailyLimits"] = limits;
        var partner = await PartnerApp.OpenAsync(api, definition);
        var members = new List<string>();
        for (var number = 0; number < 20; number++)
        {
            members.Add(await api.CreateMemberAsync(program));
            await api.GrantAsync(members[^1], program, 1_000);
            await partner.LinkAsync(members[^1]);
        }

        var key = await PartnerApp.CreateKeyAsync(api, partner.Id);
        return (program, members, (partner, [servers.Api(0).With(key), servers.Api(1).With(key)]));
    }
}

public sealed class OneServerPartnerTests(OneServer servers) : PartnerRaceTests(servers), IClassFixture<OneServer>;

public sealed class TwoServersPartnerTests(TwoServers servers) : PartnerRaceTests(servers), IClassFixture<TwoServers>;
