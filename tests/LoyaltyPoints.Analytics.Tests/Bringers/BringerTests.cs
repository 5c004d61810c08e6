using LoyaltyPoints.Analytics.Bringers;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Referrals;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.Bringers;

public sealed class BringerTests
{
    private static readonly AnalyticsQuestion February = Question("2026-02-01", "2026-03-01");

    [Fact]
    public void An_affiliates_return_is_profit_over_commission()
    {
        // 9,000 net of returns, of which 0.25 is left: 2,250 less 1,000.
        var figures = AffiliateFigures.Of(40, (7, 3), (9, 10_000, 1_000, 1_000), 0.25m);
        Assert.Equal((9_000, 1_250, 9.0, 1.25), (
            figures.NetSales, figures.Profit, figures.SalesPerCommission, figures.ReturnOnCommission));
        var untold = AffiliateFigures.Of(40, (0, 0), (0, 0, 0, 0), null);
        Assert.Null(untold.Profit);
        Assert.Null(untold.SalesPerCommission);
        Assert.Null(AffiliateFigures.Of(40, (0, 0), (0, 0, 0, 0), 0.25m).ReturnOnCommission);
    }

    // Referrer 1 brought 11 before and 12 within February, referrer 2 brought 21, who is filtered out, and 22, whose
    // purchase came back; referrer 3's 31 has done nothing since January.
    [Fact]
    public void What_brought_members_buy_is_their_referrers()
    {
        Referral[] referrals =
        [
            Made(1, 11, "2026-01-05", "2026-02-02", (100, 0), (50, 0)), Made(1, 12, "2026-02-10"),
            Made(2, 21, "2026-02-11", "2026-02-12", (100, 0), (50, 0)),
            Made(2, 22, "2026-02-11", "2026-02-12", (100, 90), (50, 50)) with { Status = ReferralStatus.Revoked },
            Made(3, 31, "2026-01-01", "2026-01-02", (100, 0), (50, 0)),
        ];
        var measure = new ReferralMeasure(February, new ReferralTerms(0.5m, 0.25m), referrals);
        measure.Add(Member(11, "2026-01-06 +1", "2026-02-02 +1000", "2026-02-03 +200", "2026-03-01 +5"));
        measure.Add(Member(12));
        measure.Add(Member(22, "2026-02-12 +400", "2026-02-13 -400"));
        measure.Add(Member(31, "2026-01-02 +900"));
        measure.Add(Member(99, "2026-02-02 +900"));

        var (total, referrers) = measure.Answer(10);
        Assert.Equal([Id(1), Id(2)], referrers.Select(row => row.ReferrerId));
        Assert.Equal((2, 2, 1, 2, 3, 1200), (
            total.Brought, total.Qualified, total.Revoked, total.Buyers, total.Purchases, total.Revenue));
        Assert.Equal((1, 1, 0, 1, 1200), (referrers[0].Brought, referrers[0].Qualified, referrers[0].Revoked,
            referrers[0].Buyers, referrers[0].Revenue));
        Assert.Equal((110, 50), (total.UnitsToReferrers, total.UnitsToReferred));
        // 160 units at 0.5 are 80; a quarter of 1,200 is 300: 220 over 80.
        Assert.Equal((80, 15.0, 2.75), (total.Cost, total.RevenuePerCost, total.ReturnOnCost));
        Assert.Equal(Id(1), Assert.Single(measure.Answer(1).Referrers).ReferrerId);
    }

    private static Referral Made(
        int referrer, int member, string at, string? qualified = null, (long Given, long Taken) referrerUnits = default,
        (long Given, long Taken) referredUnits = default) => new()
    {
        Id = Id(1000 + member), MemberId = Id(member), ReferrerId = Id(referrer), CreatedAt = At(at),
        Status = qualified is null ? ReferralStatus.Open : ReferralStatus.Rewarded,
        Qualification = qualified is null ? null : new Qualification(Id(7), Id(8), At(qualified), 0, 100),
        ReferrerLots = Lots(referrerUnits.Given), ReferredLots = Lots(referredUnits.Given),
        ReferrerTaken = referrerUnits.Taken, ReferredTaken = referredUnits.Taken,
    };

    private static Allocation[] Lots(long units) =>
        units == 0 ? [] : [new Allocation(new LotKey(Instant.Beginning, Instant.Never), units)];

    private static Instant At(string day) => Instant.From(new DateTimeOffset(DateTime.Parse(day), TimeSpan.Zero));
}
