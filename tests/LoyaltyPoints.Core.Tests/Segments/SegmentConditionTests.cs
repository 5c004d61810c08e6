using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Segments;

/// <summary>Rules that ask for segments are told of exactly those, and go by what they were told.</summary>
public sealed class SegmentConditionTests
{
    private const string One = "seg_01a200355c7c7000804333d1b3c31f58";
    private const string Other = "seg_01a200355c7c7000804333d1b3c31f59";

    [Theory]
    [InlineData($"\"{One}\"", "", 0)]
    [InlineData($"\"{One}\"", One, 10)]
    [InlineData($"\"{One}\"", Other, 0)]
    [InlineData($"[\"{One}\",\"{Other}\"]", Other, 10)]
    [InlineData($$"""{"ne":"{{One}}"}""", Other, 10)]
    [InlineData($$"""{"ne":"{{One}}"}""", One + Other, 0)]
    public void A_rule_asks_for_segments_then_it_goes_by_those_the_member_is_in(string asked, string isIn, long units)
    {
        var program = OfRules(
            $$"""{"id":"a","when":{"member.segment":{{asked}} },"earn":{"kind":"visit","units":10} }""");
        Assert.All(
            program.GivenNames, name => Assert.StartsWith("member.segment.seg_", name, StringComparison.Ordinal));
        var given = new GivenFacts(program.GivenNames.ToDictionary(
            name => name,
            name => (GivenValue)(isIn.Contains(name["member.segment.".Length..]) ? "yes" : "no")));

        Assert.Equal(units, program.Earn(Total(1000), Returned.Nothing, CapUsage.None, given).Units);
        Assert.Equal(program.GivenNames.Count, program.AskedSegments.Count);
    }

    [Fact]
    public void A_rule_names_no_id_then_its_place_is_named()
    {
        var read = Read(Json(
            """{"rules":[{"id":"a","when":{"member.segment":"best"},"earn":{"kind":"visit","units":10}}]}"""));

        Assert.Equal(
            ["/earning/rules/0/when/member.segment invalid_format"],
            read.Faults.Select(fault => $"{fault.Pointer} {fault.Code}"));
    }
}
