using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Surveys;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>Things of a shop that bad requests are aimed at, and a picture of their state.</summary>
public sealed class Target
{
    private readonly ServerProcess server;

    private Target(ServerProcess server, ApiClient api) => (this.server, Api) = (server, api);

    public ApiClient Api { get; }

    public required string Program { get; init; }

    /// <summary>A program that <see cref="Member"/> has not joined.</summary>
    public required string OtherProgram { get; init; }

    /// <summary>A program whose only version is a draft.</summary>
    public required string DraftProgram { get; init; }

    public required string Member { get; init; }

    /// <summary>Another member of <see cref="Program"/>.</summary>
    public required string OtherMember { get; init; }

    /// <summary>A purchase of 100.00 that earned 10 units.</summary>
    public required string Purchase { get; init; }

    /// <summary>A redemption of 100 units.</summary>
    public required string Redemption { get; init; }

    /// <summary>A series of vouchers, each to be used any number of times.</summary>
    public required string Series { get; init; }

    /// <summary>The code of one of them.</summary>
    public required string Voucher { get; init; }

    /// <summary>A survey of satisfaction, to be answered any number of times.</summary>
    public required string Survey { get; init; }

    /// <summary>The id of an API key.</summary>
    public required string Key { get; init; }

    /// <param name="api">Whom to ask by; null is the server's own client.</param>
    public static async Task<Target> CreateAsync(ServerProcess server, ApiClient? api = null)
    {
        api ??= server.Api;
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var purchase = await api.PostPurchaseAsync(member, 100_00);
        await api.GrantAsync(member, program, 1000);
        var redemption = (await api.RedeemAsync(member, program, 100)).Expect(201).Json;
        var draft = (await api.PostAsync("/v1/programs", Definitions.Spend(10_00, 1))).Expect(201).Json;
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "null"));
        return new Target(server, api)
        {
            Program = program,
            OtherProgram = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1)),
            DraftProgram = (string)draft["id"]!,
            Member = member,
            OtherMember = await api.CreateMemberAsync(program),
            Purchase = (string)purchase["id"]!,
            Redemption = (string)redemption["id"]!,
            Series = series,
            Voucher = await api.IssueAsync(series),
            Key = (await api.CreateKeyAsync("pos")).Split('_')[2],
            Survey = await api.CreateSurveyAsync("satisfaction"),
        };
    }

    /// <summary>What the server says of it all, and how many rows there are of anything.</summary>
    public async Task<string> PictureAsync()
    {
        var balance = await Api.BalanceAsync(Member, Program);
        var ledger = await Api.AllAsync($"/v1/members/{Member}/ledger?programId={Program}");
        var member = (await Api.GetAsync($"/v1/members/{Member}")).Expect(200);
        var program = (await Api.GetAsync($"/v1/programs/{Program}")).Expect(200);
        var rows = await server.Database.RowCountsAsync();
        return string.Join('\n', [rows, balance.ToJsonString(), member.Text, program.Text, .. ledger.Select(Line)]);
    }

    private static string Line(System.Text.Json.Nodes.JsonNode entry) => entry.ToJsonString();
}
