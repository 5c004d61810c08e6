using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Campaigns.Desk;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Campaigns;

/// <summary>When a campaign runs: from, to and hours are half-open, in the program's zone.</summary>
public sealed class ScheduleTests
{
    private const string December = """{ "from": "2026-12-01", "to": "2027-01-01" """;

    private const string Weekends = December + """
        , "weekly": [ { "days": ["sat", "sun"], "from": "10:00", "to": "14:00" },
                      { "days": ["fri"], "from": "20:00", "to": "24:00" } ]
        """;

    [Theory]
    [InlineData(December, "2026-11-30T23:59:59.999+08:00", false)]
    [InlineData(December, "2026-12-01T00:00:00+08:00", true)]
    [InlineData(December, "2026-11-30T16:00:00Z", true)] // midnight in Shanghai
    [InlineData(December, "2026-12-31T23:59:59+08:00", true)]
    [InlineData(December, "2027-01-01T00:00:00+08:00", false)]
    [InlineData(Weekends, "2026-12-05T09:59:59+08:00", false)] // a Saturday
    [InlineData(Weekends, "2026-12-05T10:00:00+08:00", true)]
    [InlineData(Weekends, "2026-12-05T13:59:59+08:00", true)]
    [InlineData(Weekends, "2026-12-05T14:00:00+08:00", false)]
    [InlineData(Weekends, "2026-12-06T12:00:00+08:00", true)]
    [InlineData(Weekends, "2026-12-07T12:00:00+08:00", false)] // a Monday
    [InlineData(Weekends, "2026-12-04T19:59:00+08:00", false)]
    [InlineData(Weekends, "2026-12-04T23:59:59+08:00", true)] // a Friday's last second
    [InlineData(Weekends, "2026-12-04T16:30:00Z", false)] // already Saturday in Shanghai
    [InlineData(Weekends, "2026-12-05T03:00:00Z", true)] // Saturday 11:00 in Shanghai
    [InlineData(Weekends, "2026-11-28T12:00:00+08:00", false)] // a Saturday before it began
    [InlineData("""{ "from": "2026-12-01T08:00:00Z", "to": "2026-12-01T09:00:00Z" """, "2026-12-01T16:30:00+08:00",
        true)]
    public void An_instant_then_it_runs_or_does_not(string schedule, string at, bool runs)
    {
        var campaign = new Campaign(new Guid('A', 0, 0, new byte[8]), 1, Valid(Json(
            """{ "id": "x", "earn": { "kind": "add", "units": 5 } }""", schedule: schedule + "}")));
        var catalog = Catalog(campaign, isStopped: false);

        Assert.Equal(runs ? [campaign] : [], catalog.ForPurchase(Plain.ProgramId, At(at))!.Campaigns);
    }

    [Fact]
    public void It_was_stopped_then_no_purchase_is_judged_by_it_and_its_versions_are_still_there()
    {
        var campaign = Campaign('A', """{ "kind": "add", "units": 5 }""");
        var catalog = Catalog(campaign, isStopped: true);

        Assert.Same(Plain, catalog.ForPurchase(Plain.ProgramId, SaturdayMorning));
        Assert.Same(campaign, catalog.LatestCampaign(campaign.Id));
    }

    [Fact]
    public void The_same_campaigns_meet_again_then_they_are_not_compiled_again()
    {
        var campaign = Campaign('A', """{ "kind": "add", "units": 5 }""");
        var catalog = Catalog(campaign, isStopped: false);

        Assert.Same(
            catalog.ForPurchase(Plain.ProgramId, SaturdayMorning),
            catalog.ForPurchase(Plain.ProgramId, SaturdayMorning.Plus(TimeSpan.FromDays(1))));
    }

    private static ProgramCatalog Catalog(Campaign campaign, bool isStopped) => new(
        [new ProgramVersions(Plain.ProgramId, [new PublishedVersion(Instant.Beginning, Plain)])],
        new CampaignVersions(campaign.Id, Plain.ProgramId, [new Lazy<Campaign>(campaign)], isStopped));
}
