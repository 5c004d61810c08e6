using System.Text.Json;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Rewards;

namespace LoyaltyPoints.Core.Tests.Liabilities;

public sealed class LiabilitySettingsTests
{
    private const string Program = "prg_01a200355c7c7000804333d1b3c31f58";

    [Fact]
    public void Terms_and_budgets_are_declared_then_each_month_has_its_own()
    {
        var settings = Read($$"""
            { "programs": [ { "programId": "{{Program}}",
                "terms": [ { "from": "2026-07", "amount": 3, "units": 2 },
                           { "from": "2026-01", "amount": 1, "redeemedShare": 0.8 } ],
                "budget": [ { "month": "2026-01", "amount": 500 } ] } ],
              "accounts": { "sales": "4000" } }
            """).Settings!.Liability!;

        var declared = settings.Of(Program)!;
        Assert.Equal(
            ["2026-01", "2026-01", "2026-01", "2026-07", "2026-07"],
            new[] { "2025-12", "2026-01", "2026-06", "2026-07", "2030-01" }
                .Select(month => declared.In(Months.Parse(month)!.Value)!.From));
        Assert.Equal(new UnitWorth("2026-01", 1, 1, 0.8m), declared.In(Months.Parse("2026-03")!.Value));
        Assert.Equal([new MonthBudget("2026-01", 500)], declared.Budget);
        Assert.Equal(new LiabilityAccounts { Sales = "4000" }, settings.Accounts);
        Assert.Null(settings.Of("prg_other"));
    }

    [Theory]
    [InlineData("""{ "programs": [ { "programId": "x", "terms": [ { "from": "2026-1", "amount": -1 } ] } ] }""",
        "/liability/programs/0/programId /liability/programs/0/terms/0/from /liability/programs/0/terms/0/amount")]
    [InlineData("""{ "programs": [ { "programId": "PRG" } ] }""", "/liability/programs/0/terms")]
    [InlineData("""{ "programs": [ { "programId": "PRG", "terms": [ { "from": "2026-13", "amount": 1,"""
        + """ "units": 0, "redeemedShare": 1.1 } ] } ] }""",
        "/liability/programs/0/terms/0/from /liability/programs/0/terms/0/units "
        + "/liability/programs/0/terms/0/redeemedShare")]
    [InlineData("""{ "programs": [ { "programId": "PRG", "terms": [ { "from": "2026-01", "amount": 1 },"""
        + """{ "from": "2026-01", "amount": 2 } ] } ] }""", "/liability/programs/0/terms")]
    [InlineData("""{ "accounts": { "sales": "", "other": "x" }, "more": 1 }""",
        "/liability/accounts/sales /liability/accounts/other /liability/more")]
    [InlineData("""{ "programs": [ { "programId": "PRG", "terms": [ { "from": "2026-01", "amount": 1 } ] },"""
        + """{ "programId": "PRG", "terms": [ { "from": "2026-01", "amount": 1 } ] } ] }""", "/liability/programs")]
    public void Faults_then_each_is_named_by_its_place(string json, string pointers) => Assert.Equal(
        pointers.Split(' ').Order(),
        Read(json.Replace("PRG", Program)).Faults.Select(fault => fault.Pointer).Order());

    [Fact]
    public void Rewards_then_a_unit_is_worth_the_most_it_gets_in_money()
    {
        var program = Guid.Parse("01a200355c7c7000804333d1b3c31f58");

        Assert.Null(RewardWorth.BestOf(
            [
                Reward(program, new FreeItem("LATTE", 1), 50), Reward(program, new PercentOff(10, null), 50),
                Reward(program, new PartnerReward(900, null), 1), Reward(Guid.Empty, new AmountOff(900), 1),
                Reward(program, new AmountOff(900), 1, isArchived: true),
            ], program));
        Assert.Equal(
            new(7, 100), RewardWorth.BestOf(
            [
                Reward(program, new AmountOff(6), 100), Reward(program, new PayWithUnits(7, 100, null), 100),
                Reward(program, new AmountOff(13), 200),
            ], program));
    }

    [Theory]
    [InlineData("2026-11", 24_322)]
    [InlineData("2026-01", 24_312)]
    public void A_month_then_it_reads_as_it_is_written(string text, int month)
    {
        Assert.Equal(month, Months.Parse(text));
        Assert.Equal(text, Months.Text(month));
    }

    private static Reward Reward(Guid program, RewardValue value, long units, bool isArchived = false) => new(
        program, 1, isArchived, new RewardDefinition
        {
            Name = "R", ProgramId = program, Value = value, Cost = new RewardCost(units, units, units),
        });

    private static AnalyticsSettingsParse Read(string liability)
    {
        using var json = JsonDocument.Parse($$"""{ "timeZone": "UTC", "liability": {{liability}} }""");
        return AnalyticsSettingsReader.Read(json.RootElement);
    }
}
