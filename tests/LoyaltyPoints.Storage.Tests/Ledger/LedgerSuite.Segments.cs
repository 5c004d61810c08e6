using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string Once = """{ "name": "A", "kind": "conditions", "when": { "purchase.count": 1 } }""";

    [Fact]
    public async Task A_refresh_of_a_segment_is_broken_off_then_nothing_has_changed()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        Guid[] members =
            [await shop.EnrolAsync(program), await shop.EnrolAsync(program), await shop.EnrolAsync(program)];
        var segment = await MakeAsync(shop, Once);
        await RefreshAsync(shop, segment, members, members[..2]);

        Assert.Equal(members[..2], In(shop, segment));
        await RefreshAsync(shop, segment, members, [members[0], members[2]], isBroken: true);
        Assert.Equal(members[..2], In(shop, segment));
        await RefreshAsync(shop, segment, members, [members[2]], isBroken: true);
        Assert.Equal(members[..2], In(shop, segment));

        var rows = shop.Count("segment_members");
        Assert.Equal((2, 1, 1), await RefreshAsync(shop, segment, members, members[1..]));
        Assert.Equal(members[1..], In(shop, segment));
        Assert.Equal((2, 0, 0), await RefreshAsync(shop, segment, members, members[1..]));
        Assert.Equal((3, rows), (shop.Count("segment_members"), rows));
        var overlap = shop.Readers.Read(session => SegmentMembers.Overlap(
            session, Shop.Tenant, SegmentRows.Live(session, Shop.Tenant)));
        Assert.Equal(2, overlap.Sizes[segment]);
    }

    [Fact]
    public async Task A_rule_asks_for_a_segment_then_a_purchase_sees_all_of_a_refresh_or_nothing()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var segment = await MakeAsync(shop, Once);
        await shop.OpenCampaignAsync(program, CampaignDesk.Ten(null, $$"""
            , "audience": { "member.segment": "{{PublicId.Format(PublicId.Segment, segment)}}" }
            """));
        var member = await shop.EnrolAsync(program);
        Assert.Equal(0, CampaignDesk.ByCampaigns(await shop.WriteAsync(shop.Purchase(member, "1"))));

        await RefreshAsync(shop, segment, [member], [member], isBroken: true);
        Assert.Equal(0, CampaignDesk.ByCampaigns(await shop.WriteAsync(shop.Purchase(member, "2"))));
        await RefreshAsync(shop, segment, [member], [member]);
        var sold = await shop.WriteAsync(shop.Purchase(member, "3"));
        Assert.Equal(10, CampaignDesk.ByCampaigns(sold));
        await RefreshAsync(shop, segment, [member], []);
        Assert.Equal(0, CampaignDesk.ByCampaigns(await shop.WriteAsync(shop.Purchase(member, "4"))));

        var back = await shop.WriteAsync(shop.Return(member, sold, 1000, "3r"));
        Assert.Equal(
            -Shop.Result(sold).GetProperty("units").GetInt64(), Shop.Result(back).GetProperty("units").GetInt64());
        Assert.Empty(shop.Findings());
    }

    private static async Task<Guid> MakeAsync(Shop shop, string json)
    {
        using var document = JsonDocument.Parse(json);
        var definition = SegmentReader.Read(document.RootElement, static _ => true, static _ => true).Definition!;
        var id = Guid.Empty;
        var made = await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
        {
            id = SegmentWrites.Create(batch, Shop.Tenant, definition, Encoding.UTF8.GetBytes(json)).Segment!.Id;
            return new Answer(200, default);
        })
        {
            ChangesPrograms = true,
        });
        Assert.Null(made.Refusal);
        return id;
    }

    /// <summary>Refreshes a segment, to these members of all; or breaks it off before it counts.</summary>
    private static async Task<(long Size, long Entered, long Departed)> RefreshAsync(
        Shop shop, Guid segment, Guid[] all, Guid[] isIn, bool isBroken = false)
    {
        var open = Assert.Single(await shop.DoAsync(batch => SegmentRefreshRows.Begin(batch, Shop.Tenant, [segment])));
        var marks = shop.Readers.Read(session => SegmentMarks.Read(session, Shop.Tenant, all));
        var (changes, entered, departed) = (new List<MarkChange>(), 0, 0);
        foreach (var member in all)
        {
            SegmentMark? mark = marks.TryGetValue((member, segment), out var known) ? known : null;
            var (was, holds) = (mark?.IsInAt(open.Segment.Generation) ?? false, isIn.Contains(member));
            if (holds && !was) entered++;
            if (was && !holds) departed++;
            if (SegmentMark.Next(mark, open.Segment.Generation, open.Next, holds) is { } change)
                changes.Add(new MarkChange(member, segment, change, mark is null));
        }

        await shop.DoAsync(batch =>
        {
            SegmentMarks.Write(batch, Shop.Tenant, changes);
            return true;
        });
        if (isBroken) return default;
        await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
        {
            SegmentRefreshRows.Finish(
                batch, Shop.Tenant, batch.NowOf(Shop.Tenant),
                [new RefreshResult(open, isIn.Length, entered, departed, Instant.Never)]);
            return new Answer(200, default);
        })
        {
            ChangesPrograms = true,
        });
        var found = shop.Readers.Read(session => SegmentRows.Find(session, Shop.Tenant, segment))!;
        return (found.Size, found.Entered, found.Departed);
    }

    private static IReadOnlyList<Guid> In(Shop shop, Guid segment) => shop.Readers.Read(session =>
        SegmentMembers.Page(
            session, Shop.Tenant, SegmentRows.Find(session, Shop.Tenant, segment)!, Guid.Empty, 100));
}
