using System.Text.Json;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Core.Tests.Segments;

/// <summary>Every fault of a segment is found at its place, and nothing is ignored.</summary>
public sealed class SegmentReaderTests
{
    private const string Program = "prg_01a200355c7c7000804333d1b3c31f58";
    private const string Segment = "seg_01a200355c7c7000804333d1b3c31f59";
    private const string NoProgram = "prg_01a200355c7c7000804333d1b3c31f00";
    private const string NoSegment = "seg_01a200355c7c7000804333d1b3c31f00";

    [Theory]
    [InlineData("""{ "name": "A", "kind": "list" }""")]
    [InlineData("""{ "kind": "list" }""", "/name required")]
    [InlineData("""{ "name": "A" }""", "/kind required")]
    [InlineData("""{ "name": "A", "kind": "rule" }""", "/kind invalid_value")]
    [InlineData("""{ "name": "A", "kind": "list", "when": {} }""", "/when unknown_field")]
    [InlineData("""{ "name": "A", "kind": "conditions" }""", "/when required")]
    [InlineData("[]", " wrong_type")]
    public void A_part_of_it_is_wrong_then_its_place_is_named(string json, params string[] faults) =>
        Assert.Equal(faults, Faults(json));

    [Theory]
    [InlineData("""{ "purchase.daysSince": { "gte": 60 } }""")]
    [InlineData("""{ "purchase.count.P12M": { "gte": 4 }, "purchase.spend.P1Y": { "gte": 10000 } }""")]
    [InlineData("""{ "purchase.averageBasket": { "lt": 5000 }, "purchase.promotedShare.P90D": { "gte": 50 } }""")]
    [InlineData("""{ "purchase.store": ["sh-001"], "purchase.channel.P6M": { "ne": "web" } }""")]
    [InlineData("""{ "redemption.count.P1M": 0, "member.daysKnown": { "lt": 30 } }""")]
    [InlineData("""{ "activity.count.survey.completed.P3M": { "gte": 1 }, "activity.count.referral": 0 }""")]
    [InlineData($$"""{ "standing.{{Program}}.tier": ["gold"], "standing.{{Program}}.enrolled": "yes" }""")]
    [InlineData($$"""{ "standing.{{Program}}.daysToExpiry": { "lte": 30 }, "standing.{{Program}}.available": 5 }""")]
    [InlineData($$"""{ "any": [ { "member.segment": "{{Segment}}" }, { "not": { "purchase.count": 0 } } ] }""")]
    [InlineData("{}", "/when required")]
    [InlineData("""{ "purchase.count.P0D": 1 }""", "/when/purchase.count.P0D unknown_field")]
    [InlineData("""{ "purchase.daysSince.P1M": 1 }""", "/when/purchase.daysSince.P1M unknown_field")]
    [InlineData("""{ "order.total": 1 }""", "/when/order.total unknown_field")]
    [InlineData("""{ "standing.tier": "gold" }""", "/when/standing.tier unknown_field")]
    [InlineData("""{ "activity.count.Survey": 1 }""", "/when/activity.count.Survey unknown_field")]
    [InlineData("""{ "purchase.count": "1" }""", "/when/purchase.count wrong_type")]
    [InlineData("""{ "purchase.count": { "lt": 0 } }""", "/when/purchase.count/lt contradictory")]
    [InlineData("""{ "purchase.count": { "lt": 3 }, "all": [ { "purchase.count": 5 } ] }""",
        "/when/all/0/purchase.count contradictory")]
    [InlineData("""{ "purchase.promotedShare": { "gt": 100 } }""", "/when/purchase.promotedShare/gt contradictory")]
    [InlineData($$"""{ "standing.{{Program}}.enrolled": "maybe" }""",
        $"/when/standing.{Program}.enrolled invalid_value")]
    [InlineData($$"""{ "standing.{{NoProgram}}.tier": "gold" }""", $"/when/standing.{NoProgram}.tier invalid_value")]
    [InlineData($$"""{ "member.segment": "{{NoSegment}}" }""", "/when/member.segment invalid_value")]
    [InlineData("""{ "member.segment": "best" }""", "/when/member.segment invalid_format")]
    public void A_condition_is_wrong_then_its_place_is_named(string when, params string[] faults) =>
        Assert.Equal(faults, Faults($$"""{ "name": "A", "kind": "conditions", "when": {{when}} }"""));

    [Theory]
    [InlineData("""{ "every": "hour" }""")]
    [InlineData("""{ "every": "day", "at": "03:30" }""")]
    [InlineData("""{ "every": "week", "at": "03:30", "on": "mon" }""")]
    [InlineData("""{ "every": "day" }""", "/refresh/at required")]
    [InlineData("""{ "every": "day", "at": "24:00" }""", "/refresh/at invalid_format")]
    [InlineData("""{ "every": "hour", "at": "03:30" }""", "/refresh/at unknown_field")]
    [InlineData("""{ "every": "week", "at": "03:30" }""", "/refresh/on required")]
    [InlineData("""{ "every": "day", "at": 3, "on": "mon" }""", "/refresh/at wrong_type", "/refresh/on unknown_field")]
    public void A_schedule_is_wrong_then_its_places_are_named(string refresh, params string[] faults) =>
        Assert.Equal(faults, Faults($$"""
            { "name": "A", "kind": "conditions", "when": { "purchase.count": 0 }, "refresh": {{refresh}} }
            """));

    [Fact]
    public void Segments_ask_for_each_other_then_they_are_put_in_order_or_the_circle_is_found()
    {
        Guid[] ids = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, new byte[8]))];
        var asked = new Dictionary<Guid, IReadOnlyList<Guid>>
        {
            [ids[0]] = [ids[2]], [ids[1]] = [], [ids[2]] = [ids[1], new Guid(9, 0, 0, new byte[8])],
            [ids[3]] = [ids[0]],
        };

        Assert.Equal([ids[1], ids[2], ids[0], ids[3]], OtherSegments.InOrder(asked)!);
        Assert.Null(OtherSegments.InOrder(new Dictionary<Guid, IReadOnlyList<Guid>>(asked) { [ids[1]] = [ids[3]] }));
        Assert.Null(OtherSegments.InOrder(new Dictionary<Guid, IReadOnlyList<Guid>> { [ids[0]] = [ids[0]] }));
    }

    private static IEnumerable<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        return SegmentReader.Read(
                document.RootElement, id => PublicId.Format(PublicId.Program, id) == Program,
                id => PublicId.Format(PublicId.Segment, id) == Segment)
            .Faults.Select(fault => $"{fault.Pointer} {fault.Code}");
    }
}
