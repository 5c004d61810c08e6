using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Tests.Programs;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What becomes of a full example of each type of program.</summary>
public sealed class ExampleReadingTests
{
    private static readonly CalendarPeriod OneMonth = new(1, 0), OneYear = new(12, 0);

    [Fact]
    public void Examples_when_read_then_none_has_a_fault_and_there_is_one_of_each_type()
    {
        foreach (var example in ExamplePrograms.All) Assert.Equal("", DefinitionFaultTests.Faults(example));

        Assert.Equal(Enum.GetValues<ProgramType>(), ExamplePrograms.All.Select(json => Of(json).Type));
    }

    [Fact]
    public void A_points_program_when_read_then_its_rules_have_their_own_terms()
    {
        var program = Of(ExamplePrograms.Points);

        Assert.Equal(("points", false, new MaturityAfterDays(14), new CalendarPeriod(0, 30)),
            (program.TypeName, program.UnitIsMoney, program.Maturity, program.ReinstateWithin));
        Assert.Equal(new ExpiryAfterEarning(OneYear, ExpiryRounding.EndOfMonth), program.Expiry);
        Assert.Equal([null, null,
            new UnitTerms(new MaturityAtOnce(), new ExpiryAfterEarning(OneMonth, ExpiryRounding.EndOfDay)),
            new UnitTerms(null, new ExpiryNever())], program.Earning.Rules.Select(rule => rule.Terms));
        Assert.All(program.Earning.Rules, rule => Assert.Null(rule.ActivityType));
    }

    [Fact]
    public void Rules_for_activities_when_read_then_each_names_its_type()
    {
        var activities = Of(ExamplePrograms.Points).Earning.Activities;

        Assert.Equal(
            [("survey", "survey.completed", new FixedEarn(50)), ("joined", "member.enrolled", new FixedEarn(20))],
            activities.Select(rule => (rule.Id, rule.ActivityType!, (FixedEarn)rule.Earn)));
        var survey = activities[0];
        Assert.Equal([new CapDefinition(100, CapPeriod.Month)], survey.Caps);
        Assert.Equal((At("2026-01-01T00:00:00Z"), At("2027-01-01T00:00:00Z")), (survey.From, survey.To));
        Assert.Equal(new MaturityAfterDays(7), survey.Terms!.Maturity);
        Assert.Equal([(6, 30), (12, 31)], Assert.IsType<ExpiryOnFixedDates>(survey.Terms.Expiry).Days);
        Assert.Null(activities[1].Terms);
    }

    [Fact]
    public void A_spend_program_when_read_then_it_has_bands_and_thresholds_and_pays_in_money()
    {
        var program = Of(ExamplePrograms.Spend);

        var bands = Assert.IsType<BandsEarn>(Assert.Single(program.Earning.Rules).Earn);
        Assert.Equal((new CalendarWindow(CalendarUnit.Year), 1000L), (bands.Over, bands.Per));
        Assert.Equal([new Band(0, 1), new Band(500000, 2), new Band(2000000, 2.5m)], bands.Bands);
        Assert.Equal([
            new ThresholdDefinition("thousand", new CalendarWindow(CalendarUnit.Month), 100000, Repeats: true, 10),
            new ThresholdDefinition("once", new CalendarWindow(CalendarUnit.Year), 500000, Repeats: false, 100)],
            program.Thresholds);
        Assert.Equal((true, new MaturityOnDate(new DateOnly(2027, 1, 1)), new CalendarPeriod(0, 14)),
            (program.UnitIsMoney, program.Maturity, program.ReinstateWithin));
        Assert.Equal([(6, 30), (12, 31)], Assert.IsType<ExpiryOnFixedDates>(program.Expiry).Days);
    }

    [Fact]
    public void A_tiered_program_when_read_then_everything_is_there()
    {
        var program = Of(ExamplePrograms.Tiered);

        var tiers = program.Tiers!;
        Assert.Equal((new RollingWindow(OneYear), new ForPeriod(OneYear), TierFall.OneDown, false, true),
            (tiers.Window, tiers.Validity, tiers.AtEnd, tiers.CrossingEarnsNew, tiers.RecheckAfterReturn));
        Assert.Equal(new GracePeriod(OneMonth, ExpiryRounding.EndOfMonth), tiers.Grace);
        Assert.Equal(["bronze Bronze", "silver Silver", "gold Gold"],
            tiers.Levels.Select(level => $"{level.Id} {level.Name}"));
        Assert.Equal((null, Benefits.None), (tiers.Levels[0].Reach, tiers.Levels[0].Benefits));
        Assert.Equal(new MetricReach(TierMetric.Spend, 100000), tiers.Levels[1].Reach);
        var any = Assert.IsType<AnyReach>(tiers.Levels[2].Reach);
        Assert.Equal(new MetricReach(TierMetric.Spend, 500000), any.Parts[0]);
        Assert.Equal([new MetricReach(TierMetric.Visits, 50), new MetricReach(TierMetric.UnitsEarned, 100)],
            Assert.IsType<AllReach>(any.Parts[1]).Parts);
        var gold = tiers.Levels[2].Benefits;
        Assert.Equal((2m, 5m, true, 100L, 50L), (gold.Multiplier, gold.DiscountPercent, gold.FreeShipping,
            gold.BirthdayUnits, gold.AnniversaryUnits));
        Assert.Equal(["Lounge", "Early access"], gold.Perks);
        Assert.Equal(new ExpiryAfterEarning(new CalendarPeriod(24, 0), ExpiryRounding.EndOfYear), gold.Expiry);
        Assert.Equal((new MaturityOnActivity("stay.completed"), OneMonth), (program.Maturity, program.ReinstateWithin));
        Assert.Equal(new ExpiryAfterInactivity(new CalendarPeriod(18, 0), ExpiryRounding.EndOfMonth), program.Expiry);
    }

    [Fact]
    public void A_vip_program_when_read_then_everything_is_there()
    {
        var program = Of(ExamplePrograms.Vip);

        Assert.Empty(program.Earning.Rules);
        Assert.Equal("referral", Assert.Single(program.Earning.Activities).Id);
        var membership = program.Membership!;
        Assert.Equal((new CalendarPeriod(0, 3), new CalendarPeriod(0, 7), new CalendarPeriod(0, 14)),
            (membership.PastDue, membership.Grace, membership.RefundWithin));
        var (monthly, founder) = (membership.Plans[0], membership.Plans[1]);
        Assert.Equal(("monthly", "Monthly", OneMonth, 990L, 890L, new CalendarPeriod(0, 14), 100L), (monthly.Id,
            monthly.Name, monthly.Interval, monthly.InitialFee, monthly.RenewalFee, monthly.Trial,
            monthly.UnitsPerPeriod));
        Assert.Equal((10m, true, null), (monthly.Benefits.DiscountPercent, monthly.Benefits.FreeShipping,
            monthly.Benefits.Expiry));
        Assert.Equal(("founder", null, 49900L, 0L, null, 0L), (founder.Id, founder.Interval, founder.InitialFee,
            founder.RenewalFee, founder.Trial, founder.UnitsPerPeriod));
        Assert.Equal((500L, new ExpiryNever()), (founder.Benefits.BirthdayUnits, founder.Benefits.Expiry));
    }

    [Fact]
    public void A_punch_card_when_read_then_everything_is_there()
    {
        var program = Of(ExamplePrograms.PunchCard);

        var expiry = new ExpiryAfterEarning(new CalendarPeriod(6, 0), ExpiryRounding.EndOfDay);
        Assert.Equal(new CardDefinition(10, 2, expiry, "Free coffee"), program.Card);
        Assert.Equal((null, null, false), (program.Expiry, program.Maturity, program.NegativeBalanceAllowed));
    }

    [Fact]
    public void Sections_when_they_say_the_least_then_the_defaults_are_those_documented()
    {
        var tiered = Of("""
            { "name": "T", "type": "tiered", "currency": "EUR", "timeZone": "UTC", "tiers": {
                "window": "year", "validity": { "kind": "nextPeriod" }, "levels": [ { "id": "a", "name": "A" } ] } }
            """);
        Assert.Equal((TierFall.ToEarned, null, false, true), (tiered.Tiers!.AtEnd, tiered.Tiers.Grace,
            tiered.Tiers.CrossingEarnsNew, tiered.Tiers.RecheckAfterReturn));
        Assert.Empty(tiered.Earning.Rules);

        var vip = Of("""
            { "name": "V", "type": "vip", "currency": "EUR", "timeZone": "UTC",
              "membership": { "plans": [ { "id": "p", "name": "P", "initialFee": 0 } ] } }
            """);
        Assert.Equal((null, null, null), (vip.Membership!.PastDue, vip.Membership.Grace, vip.Membership.RefundWithin));
        Assert.Same(Benefits.None, vip.Membership.Plans[0].Benefits);

        var card = Of(Patched.With(Patched.With(ExamplePrograms.PunchCard, "/card/headStart", ""),
            "/card/expiresAfter", ""));
        Assert.Equal(new CardDefinition(10, 0, null, "Free coffee"), card.Card);
    }

    private static ProgramDefinition Of(string json) => Read(json).Definition!;
}
