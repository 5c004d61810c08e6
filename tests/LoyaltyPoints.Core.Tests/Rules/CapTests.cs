using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

public sealed class CapTests
{
    private const string Spend = """
        { "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1, "step": "proportional" }
        """;

    [Theory]
    [InlineData("day", "2026-11-21T00:00:00+08:00")]
    [InlineData("week", "2026-11-16T00:00:00+08:00")] // a Monday
    [InlineData("month", "2026-11-01T00:00:00+08:00")]
    [InlineData("lifetime", "1970-01-01T00:00:00Z")]
    public void Cap_keys_when_asked_for_an_instant_then_name_the_period_in_the_programs_zone(string per, string start)
    {
        var program = OfRules(Spend + $$""", "cap": { "units": 5, "per": "{{per}}" } }""",
            $$""", "cap": { "units": 9, "per": "{{per}}" } """);

        Assert.True(program.HasCounters);
        Assert.Equal([new CapKey($"s/{per}", At(start).UnixMilliseconds),
            new CapKey($"program/{per}", At(start).UnixMilliseconds)], program.CapKeysAt(SaturdayMorning));
    }

    [Fact]
    public void Cap_per_purchase_when_it_is_the_only_one_then_no_counter_is_needed()
    {
        var program = OfRules(Spend + """, "cap": { "units": 5, "per": "purchase" } }""");

        Assert.False(program.HasCounters);
        Assert.Empty(program.CapKeysAt(SaturdayMorning));
        Assert.Equal("s:7 rounding:0 cap:-2", program.Earn(Total(7_00)).Short());
        Assert.Empty(program.Earn(Total(7_00)).CapUses);
    }

    [Theory]
    [InlineData(0, 3_00, "s:3 rounding:0", 3_000_000)]
    [InlineData(0, 7_00, "s:7 rounding:0 cap:-2", 5_000_000)]
    [InlineData(3_000_000, 7_00, "s:7 rounding:0 cap:-5", 2_000_000)]
    [InlineData(4_300_000, 1_00, "s:1 rounding:0 cap:-1", 700_000)]
    [InlineData(4_300_000, 0_50, "s:0.5 rounding:-0.5", 500_000)]
    [InlineData(5_000_000, 7_00, "s:7 rounding:0 cap:-7", 0)]
    [InlineData(9_000_000, 7_00, "s:7 rounding:0 cap:-7", 0)]
    public void Cap_of_a_rule_when_some_is_used_then_only_the_room_is_left(
        long used, long total, string rows, long takes)
    {
        var program = OfRules(Spend + """, "cap": { "units": 5, "per": "day" } }""");
        var key = Assert.Single(program.CapKeysAt(SaturdayMorning));

        var result = program.Earn(Total(total), Returned.Nothing, Usage((key, used)), GivenFacts.None);

        Assert.Equal(rows, result.Short());
        Assert.Equal(takes, result.CapUses.Sum(use => use.Value));
        Assert.All(result.CapUses, use => Assert.Equal(key, use.Key));
    }

    [Fact]
    public void Caps_of_one_rule_when_there_are_several_then_the_tightest_wins_and_all_are_counted()
    {
        var program = OfRules(Spend + """
            , "cap": [ { "units": 5, "per": "purchase" }, { "units": 4, "per": "day" },
                       { "units": 100, "per": "month" } ] }
            """);

        var result = program.Earn(Total(9_00));

        Assert.Equal("s:9 rounding:0 cap:-4 cap:-1", result.Short());
        Assert.Equal([("s/day", 4_000_000L), ("s/month", 4_000_000L)],
            result.CapUses.Select(use => (use.Key.CapId, use.Value)));
    }

    [Fact]
    public void Use_of_a_cap_when_it_is_no_whole_millionth_then_it_is_rounded_up()
    {
        var program = OfRules("""
            { "id": "s", "earn": { "kind": "spend", "per": 300, "units": 1, "step": "proportional" },
              "cap": { "units": 5, "per": "day" } }
            """);

        Assert.Equal(333_334, Assert.Single(program.Earn(Total(1_00)).CapUses).Value);
    }

    [Fact]
    public void Cap_of_the_program_when_some_is_used_then_whole_units_are_left()
    {
        var program = OfRules(Spend + "}", """, "cap": { "units": 10, "per": "month" } """);
        var key = Assert.Single(program.CapKeysAt(SaturdayMorning));

        var result = program.Earn(Total(9_50), Returned.Nothing, Usage((key, 7_000_000)), GivenFacts.None);

        Assert.Equal("s:9.5 rounding:-0.5 cap:-6", result.Short());
        Assert.Equal(3_000_000, Assert.Single(result.CapUses).Value);
    }

    [Fact]
    public void Cap_on_a_base_rule_when_a_multiplier_lowers_by_more_then_units_are_not_negative()
    {
        var program = OfRules(Spend + """
            , "cap": { "units": 3, "per": "purchase" } },
            { "id": "m", "earn": { "kind": "multiply", "by": 0.5 } }
            """);

        var result = program.Earn(Total(20_00));

        Assert.Equal("s:20 m:-10 rounding:0 cap:-10", result.Short());
        Assert.Equal(0, result.Units);
    }

    [Fact]
    public void Cap_of_a_rule_that_lowers_when_evaluated_then_it_neither_bites_nor_counts()
    {
        var program = OfRules(Spend + """
            }, { "id": "m", "earn": { "kind": "multiply", "by": 0.5 }, "cap": { "units": 1, "per": "day" } }
            """);

        var result = program.Earn(Total(20_00));

        Assert.Equal("s:20 m:-10 rounding:0", result.Short());
        Assert.Empty(result.CapUses);
    }

    private static CapUsage Usage(params (CapKey Key, long Used)[] used) =>
        new(used.ToDictionary(use => use.Key, use => use.Used));
}
