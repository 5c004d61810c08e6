using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Campaigns;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Vouchers;
using static LoyaltyPoints.Api.Tests.Spending.SpendingSteps;

namespace LoyaltyPoints.Api.Tests.Spending.Crashes;

/// <summary>
/// Members with few units, of whom some share a household, and all that they contend for: a reward of which there are
/// few, a campaign with a budget, a code for few uses and a gift card.
/// </summary>
internal sealed record Bazaar
{
    public const long OpeningUnits = 80;
    public const long ItemCost = 10;
    public const long Stock = 25;
    public const long Budget = 500;
    public const long Uses = 12;
    public const long CardBalance = 1500;

    /// <summary>Of the members, so many are of one household.</summary>
    public const int HouseholdSize = 3;

    public required string Program { get; init; }

    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>A reward of which there are <see cref="Stock"/>.</summary>
    public required string Item { get; init; }

    /// <summary>A reward that pays 0.10 of an order with each unit, in tens.</summary>
    public required string Payment { get; init; }

    /// <summary>The path of a campaign with <see cref="Budget"/>.</summary>
    public required string Campaign { get; init; }

    public required string Code { get; init; }

    public required string Card { get; init; }

    /// <summary>Those who share what they have.</summary>
    public IEnumerable<string> Household => Members.Take(HouseholdSize);

    public static async Task<Bazaar> OpenAsync(ApiClient api, int memberCount)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var members = new List<string>();
        while (members.Count < memberCount) members.Add(await api.CreateMemberWithAsync(program, OpeningUnits));
        await api.CreateHouseholdAsync(
            [.. members.Take(HouseholdSize).Select((member, at) => (member, at == 0 ? "owner" : "spender"))]);
        var codes = await api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", $"{Uses}"));
        var cards = await api.CreateSeriesAsync(VoucherSteps.Card);
        return new Bazaar
        {
            Program = program,
            Members = members,
            Item = await api.CreateRewardAsync(FreeItem(program, ItemCost).With("stock", Stock)),
            Payment = await api.CreateRewardAsync(new JsonObject
            {
                ["name"] = "Pay with points", ["programId"] = program, ["kind"] = "payWithUnits",
                ["value"] = new JsonObject { ["amountPerStep"] = 1_00, ["maximumShare"] = 100 },
                ["cost"] = new JsonObject { ["minimum"] = 10, ["maximum"] = 1000, ["step"] = 10 },
            }),
            Campaign = await api.CreateCampaignAsync(CampaignSteps.Campaign(program, 7, Budget)),
            Code = await api.IssueAsync(codes, Bodies.Unique("BAZAAR")),
            Card = await api.IssueAsync(cards, balance: CardBalance),
        };
    }
}
