using System.Text.Json;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Core.Tests.Surveys;

public sealed class SurveyReaderTests
{
    [Theory]
    [InlineData("""{ "name": "S", "kind": "satisfaction" }""", "")]
    [InlineData("""{ "name": "S", "kind": "nps", "once": "member", "reward": { "activity": "survey.done" } }""", "")]
    [InlineData("""{ "name": "S", "kind": "attributes", "attributes": ["parking"] }""", "")]
    [InlineData("""{ "name": "S", "kind": "intentions", "competitors": ["acme"] }""", "")]
    [InlineData("""{ "name": "S", "kind": "wallet", "currency": "EUR" }""", "")]
    [InlineData("""{ "name": "S", "kind": "exit", "reasons": ["price"] }""", "")]
    [InlineData("""{ }""", "/name required /kind required")]
    [InlineData("""{ "name": "S", "kind": "mood" }""", "/kind invalid_value")]
    [InlineData("""{ "name": "S", "kind": "nps", "reasons": ["price"] }""", "/reasons unknown_field")]
    [InlineData("""{ "name": "S", "kind": "exit" }""", "/reasons required")]
    [InlineData("""{ "name": "S", "kind": "wallet" }""", "/currency required")]
    [InlineData("""{ "name": "S", "kind": "wallet", "currency": "XXQ" }""", "/currency invalid_value")]
    [InlineData("""{ "name": "S", "kind": "attributes", "attributes": ["price", "a b", "us"] }""",
        "/attributes/0 duplicate /attributes/1 invalid_format /attributes/2 duplicate")]
    [InlineData("""{ "name": "S", "kind": "nps", "reward": { "activity": "member.enrolled", "units": 5 } }""",
        "/reward/activity invalid_value /reward/units unknown_field")]
    [InlineData("""{ "name": "S", "kind": "nps", "once": "year" }""", "/once invalid_value")]
    public void Every_fault_is_named(string json, string faults)
    {
        using var document = JsonDocument.Parse(json);
        var parsed = SurveyReader.Read(document.RootElement);
        Assert.Equal(faults, string.Join(' ', parsed.Faults.Select(fault => $"{fault.Pointer} {fault.Code}")));
        Assert.Equal(faults.Length == 0, parsed.Definition is not null);
    }

    [Fact]
    public void Attributes_are_the_common_six_and_those_of_the_tenant()
    {
        using var document = JsonDocument.Parse(
            """{ "name": "S", "kind": "attributes", "attributes": ["parking"] }""");
        Assert.Equal(
            [.. SurveyDefinition.CommonAttributes, "parking"],
            SurveyReader.Read(document.RootElement).Definition!.Attributes);
    }
}
