using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Fields of conditions that are answered by what is given beside the order.</summary>
public sealed class GivenFieldTests
{
    private const string Other = "standing.prg_01a200355c7c7000804333d1b3c31f58";

    [Theory]
    [InlineData("standing.tier", FieldForm.Text)]
    [InlineData("standing.membership", FieldForm.Text)]
    [InlineData("standing.plan", FieldForm.Text)]
    [InlineData("standing.available", FieldForm.Number)]
    [InlineData(Other + ".tier", FieldForm.Text)]
    [InlineData(Other + ".available", FieldForm.Number)]
    [InlineData("member.isBirthday", FieldForm.Text)]
    [InlineData("member.daysEnrolled", FieldForm.Number)]
    [InlineData("activity.type", FieldForm.Text)]
    public void A_given_field_when_found_then_it_names_the_fact_it_asks_for(string name, FieldForm form)
    {
        var field = ConditionFields.Find(name)!;

        Assert.Equal((name, name, form, false), (field.Name, field.GivenName, field.Form, field.IsOfLine));
        Assert.Equal(field, ConditionFields.Find(name));
    }

    [Theory]
    [InlineData("5", FieldForm.Number)]
    [InlineData("\"5\"", FieldForm.Text)]
    [InlineData("[5, 6]", FieldForm.Number)]
    [InlineData("""{ "notIn": [5] }""", FieldForm.Number)]
    [InlineData("""{ "ne": "a" }""", FieldForm.Text)]
    [InlineData("[]", FieldForm.Text)]
    public void An_attribute_when_it_is_compared_then_its_form_is_that_of_the_value(string json, FieldForm form)
    {
        using var value = JsonDocument.Parse(json);

        Assert.Equal(form, ConditionFields.Find("activity.score", value.RootElement)!.Form);
    }

    [Fact]
    public void An_attribute_when_it_is_text_here_and_number_there_then_these_are_two_fields()
    {
        using var number = JsonDocument.Parse("5");
        using var text = JsonDocument.Parse("\"5\"");
        var one = ConditionFields.Find("activity.a", number.RootElement)!;
        var other = ConditionFields.Find("activity.a", text.RootElement)!;

        Assert.NotEqual(one, other);
        Assert.NotEqual(other, ConditionFields.Find("activity.b", text.RootElement));
        Assert.Null(ConditionFields.Find("activity.a")); // compared with nothing it could be either
    }

    [Fact]
    public void Fields_of_orders_when_found_then_they_ask_for_no_given_fact() => Assert.All(
        new[] { "order.total", "line.sku", "local.month" }, name => Assert.Null(ConditionFields.Find(name)!.GivenName));

    [Theory]
    [InlineData("""{ "standing.available": { "gte": 100 } }""", true)]
    [InlineData("""{ "standing.available": { "gt": 100 } }""", false)]
    [InlineData("""{ "member.isBirthday": "yes" }""", true)]
    [InlineData("""{ "member.isBirthday": "no" }""", false)]
    [InlineData("""{ "member.daysEnrolled": 0 }""", true)] // not given
    [InlineData($$"""{ "{{Other}}.tier": ["gold", "silver"] }""", true)]
    [InlineData($$"""{ "{{Other}}.plan": "gold" }""", false)] // not given
    [InlineData($$"""{ "{{Other}}.plan": { "ne": "gold" } }""", true)]
    public void A_condition_on_given_facts_when_tested_then_they_decide(string when, bool holds)
    {
        var rule = Read(Json($$"""
            { "rules": [ { "id": "v", "when": {{when}}, "earn": { "kind": "visit", "units": 1 } } ] }
            """)).Definition!.Earning.Rules[0];
        var days = new ProgramDays(new LocalCalendar(TimeZoneInfo.Utc), [], null, null);
        var order = new RemainingOrder(Total(100), Returned.Nothing, new BasisDefinition(), days)
        {
            Given = new GivenFacts(new Dictionary<string, GivenValue>
            {
                ["standing.available"] = 100, ["member.isBirthday"] = "yes", [$"{Other}.tier"] = "gold",
            }),
        };

        Assert.Equal(holds, ConditionCompiler.Compile(rule.When!)(order, -1));
    }
}
