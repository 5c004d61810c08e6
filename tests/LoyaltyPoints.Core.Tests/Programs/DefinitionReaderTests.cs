using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Programs;

public sealed class DefinitionReaderTests
{
    [Fact]
    public void A_definition_when_it_says_everything_then_everything_is_read()
    {
        var definition = Read("""
            { "name": "Everyday points", "type": "points", "currency": "GBP", "timeZone": "Europe/London",
              "earning": {
                "basis": { "tax": "included", "shipping": "included", "paidWithUnits": "included" },
                "exclude": { "line.category": "gift-card" },
                "rules": [
                  { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1.5, "step": "proportional",
                                            "rounding": "halfEven" } },
                  { "id": "m", "when": { "line.category": ["coffee"] },
                    "earn": { "kind": "multiply", "by": 3, "stack": true },
                    "cap": [ { "units": 5, "per": "day" }, { "units": 9, "per": "lifetime" } ],
                    "effective": { "from": "2026-06-01", "to": "2026-07-01T00:00:00+02:00" } },
                  { "id": "v", "earn": { "kind": "visit", "units": 2 } },
                  { "id": "i", "earn": { "kind": "item", "units": 3 } },
                  { "id": "f", "earn": { "kind": "fixed", "units": 4 } },
                  { "id": "a", "earn": { "kind": "add", "units": 5 } } ],
                "combine": "best", "minimumOrder": 500, "maximumPerPurchase": 700, "rounding": "halfEven",
                "cap": { "units": 100, "per": "week" } },
              "maturity": { "kind": "immediate" },
              "expiry": { "kind": "afterEarning", "period": "P12M", "roundTo": "endOfMonth" },
              "returns": { "negativeBalance": "forbid" } }
            """).Definition!;

        Assert.Equal(("Everyday points", "GBP", "Europe/London", false),
            (definition.Name, definition.Currency, definition.TimeZone, definition.NegativeBalanceAllowed));
        Assert.Equal(new ExpiryAfterEarning(new CalendarPeriod(12, 0), ExpiryRounding.EndOfMonth), definition.Expiry);
        var earning = definition.Earning;
        Assert.Equal(new BasisDefinition { TaxIncluded = true, ShippingIncluded = true, PaidWithUnitsIncluded = true },
            earning.Basis);
        Assert.Equal((Combine.Best, RoundingMode.HalfEven, 500L, 700L),
            (earning.Combine, earning.Rounding, earning.MinimumOrder, earning.MaximumPerPurchase));
        Assert.True(earning.Exclude!.MentionsLine);
        Assert.Equal([new CapDefinition(100, CapPeriod.Week)], earning.Caps);
        Assert.Equal([new SpendEarn(1000, 1.5m, WholeSteps: false), new MultiplyEarn(3, Stack: true), new VisitEarn(2),
            new ItemEarn(3), new FixedEarn(4), new AddEarn(5)], earning.Rules.Select(rule => rule.Earn));
        var coffee = earning.Rules[1];
        Assert.Equal([new CapDefinition(5, CapPeriod.Day), new CapDefinition(9, CapPeriod.Lifetime)], coffee.Caps);
        Assert.Equal((At("2026-05-31T23:00:00Z"), At("2026-06-30T22:00:00Z")), (coffee.From, coffee.To));
    }

    [Fact]
    public void A_definition_when_it_says_the_least_then_the_defaults_are_those_documented()
    {
        var definition = Read(Json("""
            { "rules": [ { "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] }
            """)).Definition!;

        Assert.Equal((true, null), (definition.NegativeBalanceAllowed, definition.Expiry));
        var earning = definition.Earning;
        Assert.Equal(new BasisDefinition(), earning.Basis);
        Assert.Equal((Combine.Sum, RoundingMode.Floor, 0L, null),
            (earning.Combine, earning.Rounding, earning.MinimumOrder, earning.MaximumPerPurchase));
        Assert.Empty(earning.Caps);
        var rule = Assert.Single(earning.Rules);
        Assert.Equal(new SpendEarn(100, 1, WholeSteps: true), rule.Earn);
        Assert.Equal((null, Instant.Beginning, Instant.Never), (rule.When, rule.From, rule.To));
        Assert.Empty(rule.Caps);
    }

    [Fact]
    public void A_compiled_program_when_asked_then_it_tells_what_it_is()
    {
        var definition = Read(Json("""{ "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }""",
            more: """, "returns": { "negativeBalance": "forbid" } """)).Definition!;
        var id = new Guid(7, 8, 9, new byte[8]);

        var program = CompiledProgram.Compile(id, 3, definition);

        Assert.Equal((id, 3, "CNY", false, false), (program.ProgramId, program.Version, program.Currency,
            program.HasCounters, program.ClawbackMayGoNegative));
        Assert.Same(definition, program.Definition);
    }

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("JPY", true)]
    [InlineData("XCG", true)]
    [InlineData("ANG", false)] // withdrawn in 2025
    [InlineData("DEM", false)]
    [InlineData("XAU", false)]
    [InlineData("cny", false)]
    [InlineData("", false)]
    public void A_currency_when_it_is_in_use_then_it_is_known(string code, bool known) =>
        Assert.Equal(known, Currencies.IsInUse(code));
}
