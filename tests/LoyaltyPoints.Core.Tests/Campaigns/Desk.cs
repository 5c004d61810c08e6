using System.Text.Json;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Tests.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Campaigns;

/// <summary>Short words for campaigns over a program of one unit a full 1.00.</summary>
internal static class Desk
{
    public const string OneForOne = """{ "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } }""";

    public static readonly CompiledProgram Plain = OfRules(OneForOne);

    /// <summary>A campaign of the year 2026 with one rule, <c>x</c>.</summary>
    /// <param name="name">A letter; the first is the oldest.</param>
    /// <param name="more">Of the campaign, each field with a comma before it.</param>
    /// <param name="rule">More of the rule.</param>
    public static Campaign Campaign(
        char name, string earn, string more = "", string rule = "", CompiledProgram? program = null) => new(
        new Guid(name, 0, 0, new byte[8]), 1, Valid(Json(
            $$"""{ "id": "x", "earn": {{earn}}{{rule}} }""", more), program));

    public static string Json(string rules, string more = "", string schedule = """
        { "from": "2026-01-01", "to": "2027-01-01" }
        """) => $$"""
        { "name": "C", "programId": "prg_00000001000200030000000000000000", "schedule": {{schedule}},
          "rules": [{{rules}}]{{more}} }
        """;

    public static CampaignParse Read(string json, CompiledProgram? program = null)
    {
        using var document = JsonDocument.Parse(json);
        return CampaignReader.Read(document.RootElement, (program ?? Plain).Definition);
    }

    public static CampaignDefinition Valid(string json, CompiledProgram? program = null)
    {
        var (definition, faults) = Read(json, program);
        Assert.True(definition is not null, string.Join("; ", faults));
        return definition;
    }

    public static EarningResult Judge(
        this CompiledProgram program, Order order, IEnumerable<Campaign> campaigns, CapUsage? usage = null,
        params (char Campaign, long Left)[] budgets)
    {
        var left = budgets.ToDictionary(one => new Guid(one.Campaign, 0, 0, new byte[8]), one => one.Left);
        var result = CampaignChoice.Earn(
            program.With(campaigns), order, usage ?? CapUsage.None, GivenFacts.None, new CountedBudgets(left));
        Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
        return result;
    }

    /// <summary>The rows in short; a campaign's begin with its letter.</summary>
    public static string Rows(this EarningResult result) => string.Join(" ", result.Explanation.Select(row =>
        $"{(row.CampaignId is { } id ? $"{Letter(id)}." : "")}{row.RuleId ?? row.Kind}"
        + $"{(row is { Kind: "cap", RuleId: not null } ? ".cap" : "")}:{row.Exact}"));

    /// <summary>What each campaign gives that applies.</summary>
    public static string Grants(this EarningResult result) =>
        string.Join(" ", result.Campaigns.Select(one => $"{Letter(one.Campaign.Id)}:{one.Units}"));

    private static char Letter(Guid id) => (char)BitConverter.ToInt32(id.ToByteArray());
}
