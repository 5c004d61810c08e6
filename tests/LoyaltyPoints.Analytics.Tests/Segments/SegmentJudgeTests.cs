using System.Globalization;
using System.Text.Json;
using LoyaltyPoints.Analytics.Segments;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Analytics.Tests.Segments;

/// <summary>
/// Li, known since 1 September in Shanghai, where it is noon of 25 November 2026. Bought in store 1, by channel 3: 100
/// on 25 November 2025 and 60 on 26 November 2025, promoted; in store 2: 50 on 20 November 2026, of which 20 came back
/// the next day. A survey on 1 November, one redemption on 2 November, gold in the program.
/// </summary>
public sealed class SegmentJudgeTests
{
    private const string Program = "standing.prg_01a200355c7c7000804333d1b3c31f58";
    private const string Segment = "seg_01a200355c7c7000804333d1b3c31f59";
    private const string OtherSegment = "seg_01a200355c7c7000804333d1b3c31f00";

    private static readonly FactWords Words = new(new Dictionary<int, string>
    {
        [1] = "sh-001", [2] = "sh-002", [3] = "pos", [4] = "survey.completed",
    });

    private static readonly SegmentFacts Li = new()
    {
        Member = new MemberFacts(
            Guid.Empty, At("2026-09-01T09:00"),
            [
                Bought("2025-11-25T10:00", 100, 1), Bought("2025-11-26T00:00", 60, 1) with { IsPromoted = true },
                Fact(FactKind.Activity, "2026-11-01T10:00", 4), Fact(FactKind.Redemption, "2026-11-02T10:00", 0),
                Bought("2026-11-20T23:59", 50, 2), Fact(FactKind.Return, "2026-11-21T10:00", 2) with { Amount = 20 },
            ]),
        Standings = new Dictionary<string, GivenValue>
        {
            [Program + ".tier"] = "gold", [Program + ".available"] = 250, [Program + ".enrolled"] = "yes",
        },
        Segments = [Segment],
    };

    private static readonly SegmentFacts Nobody = new()
    {
        Member = new MemberFacts(Guid.Empty, At("2026-11-25T09:00"), []),
    };

    private static readonly SegmentFacts Rich = new()
    {
        Member = new MemberFacts(Guid.Empty, At("2026-01-01T09:00"), [Bought("2026-10-25T10:00", 900, 1)]),
    };

    [Theory]
    // 25 - 20 November, by the wall
    [InlineData("""{ "purchase.daysSince": 5 }""", true, false)]
    [InlineData("""{ "not": { "purchase.daysSince": { "lte": 4 } } }""", true, true)]
    [InlineData("""{ "purchase.count": 3 }""", true, false)]
    // a year up to today begins on 26 November 2025, at midnight
    [InlineData("""{ "purchase.count.P12M": 2 }""", true, false)]
    [InlineData("""{ "purchase.count.P1W": 1 }""", true, false)]
    // 100 + 60 + 50 - 20
    [InlineData("""{ "purchase.spend": 190 }""", true, false)]
    [InlineData("""{ "purchase.spend.P12M": { "gte": 90, "lte": 90 } }""", true, false)]
    [InlineData("""{ "purchase.spend": 0 }""", false, true)]
    // 190 / 3 = 63.33
    [InlineData("""{ "purchase.averageBasket": { "gt": 63, "lt": 64 } }""", true, false)]
    [InlineData("""{ "purchase.averageBasket": 63 }""", false, false)]
    [InlineData("""{ "not": { "purchase.averageBasket": { "gte": 0 } } }""", false, true)]
    // one in three
    [InlineData("""{ "purchase.promotedShare": { "gt": 33, "lt": 34 } }""", true, false)]
    [InlineData("""{ "purchase.promotedShare.P1W": 0 }""", true, false)]
    [InlineData("""{ "purchase.store": "sh-001" }""", true, false)]
    // of one each the latest
    [InlineData("""{ "purchase.store.P12M": "sh-002" }""", true, false)]
    [InlineData("""{ "purchase.channel": ["pos", "web"] }""", true, false)]
    [InlineData("""{ "purchase.channel": { "ne": "web" } }""", true, true)]
    [InlineData("""{ "redemption.count": { "gte": 1 } }""", true, false)]
    [InlineData("""{ "redemption.count.P4W": 0 }""", false, true)]
    [InlineData("""{ "activity.count.survey.completed": 1 }""", true, false)]
    [InlineData("""{ "activity.count.survey.completed.P1W": 0 }""", true, true)]
    [InlineData("""{ "activity.count.referral": 0 }""", true, true)]
    // September has 30 days, October 31
    [InlineData("""{ "member.daysKnown": 85 }""", true, false)]
    [InlineData("""{ "member.daysKnown": 0 }""", false, true)]
    // of two who bought, Li did so last and more often: half of them are below, which is two quintiles and a half
    [InlineData("""{ "rfm.recency": 3, "rfm.frequency": 3, "rfm.monetary": 1 }""", true, false)]
    [InlineData("""{ "rfm.group": 2 }""", true, false)]
    // of the one who bought in a week nobody is below
    [InlineData("""{ "rfm.group.P1W": 1 }""", true, false)]
    [InlineData("""{ "not": { "rfm.group": { "gte": 1 } } }""", false, true)]
    [InlineData($$"""{ "member.segment": "{{Segment}}" }""", true, false)]
    [InlineData($$"""{ "member.segment": { "notIn": ["{{Segment}}", "{{OtherSegment}}"] } }""", false, true)]
    [InlineData($$"""{ "{{Program}}.tier": ["gold", "silver"] }""", true, false)]
    [InlineData($$"""{ "{{Program}}.available": { "gte": 200 } }""", true, false)]
    [InlineData($$"""{ "{{Program}}.enrolled": "no" }""", false, false)]
    [InlineData($$"""{ "{{Program}}.daysToExpiry": { "lte": 30 } }""", false, false)]
    [InlineData("""{ "any": [ { "purchase.count": 0 }, { "purchase.store": "sh-001" } ] }""", true, true)]
    [InlineData("""{ "purchase.count": 3, "purchase.store": "sh-002" }""", false, false)]
    public void A_condition_is_asked_of_members_then_it_holds_for_those(string when, bool ofLi, bool ofNobody)
    {
        using var json = JsonDocument.Parse($$"""{ "name": "A", "kind": "conditions", "when": {{when}} }""");
        var read = SegmentReader.Read(json.RootElement, static _ => true, static _ => true);
        Assert.Empty(read.Faults);
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var question = new SegmentQuestion(At("2026-11-25T12:00"), calendar, Words);
        var ranks = new SegmentRanks(question, read.Definition!.Asked);
        foreach (var member in (SegmentFacts[])[Li, Nobody, Rich]) ranks.Add(member.Member);
        ranks.Close();
        var judge = new SegmentJudge(read.Definition!, question, ranks);

        Assert.Equal((ofLi, ofNobody), (judge.IsIn(Li), judge.IsIn(Nobody)));
    }

    private static MemberFact Bought(string at, long amount, int store) =>
        Fact(FactKind.Purchase, at, store) with { Amount = amount, Channel = 3 };

    private static MemberFact Fact(FactKind kind, string at, int place) =>
        new() { Kind = kind, At = At(at), Tail = 0, Place = place };

    private static Instant At(string local) =>
        Instant.From(DateTimeOffset.Parse(local + "+08:00", CultureInfo.InvariantCulture));
}
