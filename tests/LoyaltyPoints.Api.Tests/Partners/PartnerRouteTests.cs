using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;
using LoyaltyPoints.Api.Tests.Spending;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.Partners;

/// <summary>For every route that partners' keys may call: what they do not see of it.</summary>
[Collection(ServerCollection.Name)]
public sealed class PartnerRouteTests(SharedServer shared)
{
    private const string NoSuch = "019ab0c5d2f17c4e8a3b5d6e7f801234";

    /// <summary>
    /// What a partner asks for that it must not see, and for the same of what is not there at all: path, and body.
    /// </summary>
    private static readonly Dictionary<string, (string Hidden, string Absent)[]> Hidden = new()
    {
        ["GET /v1/members/{id}/balances"] = Get("/v1/members/{0}/balances", "{stranger}", "mem_" + NoSuch),
        ["GET /v1/members/{id}/standing"] = Get("/v1/members/{0}/standing", "{stranger}", "mem_" + NoSuch),
        ["GET /v1/members/{id}/ledger"] = Get("/v1/members/{0}/ledger", "{stranger}", "mem_" + NoSuch),
        ["GET /v1/members/{id}/ledger/verification"] =
            Get("/v1/members/{0}/ledger/verification", "{stranger}", "mem_" + NoSuch),
        ["GET /v1/programs"] = [],
        ["GET /v1/programs/{id}"] = Get("/v1/programs/{0}", "{otherProgram}", "prg_" + NoSuch),
        ["GET /v1/programs/{id}/versions/{version:int}"] =
            Get("/v1/programs/{0}/versions/1", "{otherProgram}", "prg_" + NoSuch),
        ["GET /v1/rewards"] = Get("/v1/rewards?memberId={0}", "{stranger}", "mem_" + NoSuch),
        ["GET /v1/rewards/{id}"] = Get("/v1/rewards/{0}", "{otherReward}", "rwd_" + NoSuch),
        ["GET /v1/rewards/{id}/versions/{version:int}"] =
            Get("/v1/rewards/{0}/versions/1", "{otherReward}", "rwd_" + NoSuch),
        ["POST /v1/redemptions"] =
        [
            Post("""{ "memberId": "{0}", "programId": "{program}", "units": 1 }""",
                "{stranger}", "mem_" + NoSuch),
            Post("""{ "memberId": "{member}", "programId": "{0}", "units": 1 }""",
                "{otherProgram}", "prg_" + NoSuch),
            Post("""{ "memberId": "{member}", "rewardId": "{0}" }""",
                "{otherReward}", "rwd_" + NoSuch),
        ],
        ["GET /v1/redemptions/{id}"] = Get("/v1/redemptions/{0}", "{theirs}", "red_" + NoSuch + NoSuch),
        ["POST /v1/redemptions/{id}/capture"] = Step("capture"),
        ["POST /v1/redemptions/{id}/void"] = Step("void"),
        ["POST /v1/redemptions/{id}/reverse"] = Step("reverse"),
        ["GET /v1/vip-memberships/{id}"] = Get("/v1/vip-memberships/{0}", "{membership}", "vip_" + NoSuch + NoSuch),
        ["POST /v1/partner-links"] = [],
        ["GET /v1/partners/{id}/settlement"] =
            Get("/v1/partners/{0}/settlement?from=2026-01-01&to=2026-02-01", "{otherPartner}", "prt_" + NoSuch),
    };

    public static TheoryData<string> Routes => [.. Hidden.Keys];

    [Fact]
    public async Task Every_route_of_partners_says_how_they_see_it_and_is_tested_here()
    {
        using var folder = new TempFolder();
        await using var app = ServiceHost.Build(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Loyalty", $"Data Source={Path.Combine(folder.Path, "loyalty.db")}",
        ]);
        var ofPartners = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Access>()?.AnyOf.HasFlag(Scopes.Partner) == true)
            .ToList();

        Assert.All(ofPartners, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<PartnerSees>()));
        Assert.Equal(
            Hidden.Keys.Order(StringComparer.Ordinal),
            ofPartners.Select(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()
                    + " " + endpoint.RoutePattern.RawText!.TrimEnd('/'))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task What_a_partner_does_not_see_is_answered_like_what_is_not_there(string route)
    {
        var api = shared.Api;
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var (otherProgram, _) = await api.CreateMemberOfNewProgramAsync();
        var stranger = await api.CreateMemberAsync(program);
        await api.GrantAsync(member, program, 100);
        await api.GrantAsync(stranger, program, 100);
        var (partner, other) = (await PartnerApp.OpenAsync(api, program), await PartnerApp.OpenAsync(api, program));
        await partner.LinkAsync(member);
        await other.LinkAsync(member);
        var club = await Club.OpenAsync(api);
        var names = new Dictionary<string, string>
        {
            ["{program}"] = program, ["{member}"] = member, ["{stranger}"] = stranger,
            ["{otherProgram}"] = otherProgram, ["{otherPartner}"] = other.Id,
            ["{otherReward}"] = await api.CreateRewardAsync(SpendingSteps.FreeItem(otherProgram, 1)),
            ["{theirs}"] = (string)(await other.Api.ReserveAsync(member, program, 5)).Expect(201).Json["id"]!,
            ["{membership}"] = await club.JoinedAsync("monthly", 10_00),
        };

        foreach (var (hidden, absent) in Hidden[route])
        {
            var (found, missing) = (await SendAsync(hidden), await SendAsync(absent));
            Assert.Equal(404, found.Status);
            Assert.Equal(
                (missing.Status, (string)missing.Json["code"]!, (string)missing.Json["detail"]!),
                (found.Status, (string)found.Json["code"]!, (string)found.Json["detail"]!));
        }

        Task<Answer> SendAsync(string asked) => asked.Split('\n') is [var path, var body]
            ? partner.Api.SendAsync(HttpMethod.Post, Named(path), ApiClient.Content(Named(body)))
            : partner.Api.GetAsync(Named(asked));

        string Named(string text) => names.Aggregate(
            text, (all, name) => all.Replace(name.Key, name.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_and_a_members_own_pages_hold_only_what_the_partner_sees()
    {
        var api = shared.Api;
        var (program, other) = (
            await api.CreateProgramAsync(Definitions.Spend(10_00, 1)),
            await api.CreateProgramAsync(Definitions.Spend(10_00, 1)));
        var member = (string)(await api.PostAsync("/v1/members", new
        {
            externalId = Bodies.Unique("customer"), programs = (string[])[program, other], name = "Wang Xiaoming",
            birthday = "1990-04-17", enrolledAt = "2009-01-01T00:00:00Z",
        })).Expect(201).Json["id"]!;
        await api.PostPurchaseAsync(member, 100_00);
        var (mine, hidden) = (
            await api.CreateRewardAsync(SpendingSteps.FreeItem(program, 1)),
            await api.CreateRewardAsync(SpendingSteps.FreeItem(program, 1)));
        var definition = PartnerApp.Definition(program);
        definition["rewards"] = new System.Text.Json.Nodes.JsonArray(mine);
        var partner = await PartnerApp.OpenAsync(api, definition);
        await partner.LinkAsync(member);

        Assert.Equal([program], (await partner.Api.AllAsync("/v1/programs")).Select(row => (string)row["id"]!));
        Assert.Equal(
            [mine], (await partner.Api.AllAsync($"/v1/rewards?memberId={member}")).Select(row => (string)row["id"]!));
        (await partner.Api.GetAsync($"/v1/rewards/{hidden}")).ExpectProblem(404, "reward_not_found");
        foreach (var page in (string[])["balances", "standing", "ledger", "ledger/verification"])
        {
            var text = (await partner.Api.GetAsync($"/v1/members/{member}/{page}")).Expect(200).Text;
            Assert.Contains(program, text, StringComparison.Ordinal);
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Wang", text, StringComparison.Ordinal);
            Assert.DoesNotContain("1990-04-17", text, StringComparison.Ordinal);
        }

        (await partner.Api.GetAsync($"/v1/members/{member}")).ExpectProblem(403, "forbidden");
    }

    private static (string, string)[] Get(string path, string hidden, string absent) =>
        [(Filled(path, hidden), Filled(path, absent))];

    private static (string, string)[] Step(string step) =>
        [($"/v1/redemptions/{{theirs}}/{step}\n{{}}", $"/v1/redemptions/red_{NoSuch}{NoSuch}/{step}\n{{}}")];

    private static (string, string) Post(string body, string hidden, string absent) =>
        ("/v1/redemptions\n" + Filled(body, hidden), "/v1/redemptions\n" + Filled(body, absent));

    private static string Filled(string text, string id) => text.Replace("{0}", id, StringComparison.Ordinal);
}
