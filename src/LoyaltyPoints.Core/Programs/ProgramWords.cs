using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Programs;

/// <summary>The words of the definition language and what they mean.</summary>
public static class ProgramWords
{
    public static readonly (string Word, ProgramType Value)[] Types =
    [
        ("points", ProgramType.Points), ("spend", ProgramType.Spend), ("tiered", ProgramType.Tiered),
        ("vip", ProgramType.Vip), ("punchCard", ProgramType.PunchCard),
    ];

    public static readonly (string Word, bool Value)[] Inclusions = [("excluded", false), ("included", true)];

    public static readonly (string Word, Combine Value)[] Combinations =
        [("sum", Combine.Sum), ("best", Combine.Best), ("first", Combine.First)];

    public static readonly (string Word, RoundingMode Value)[] RoundingModes =
    [
        ("floor", RoundingMode.Floor), ("halfUp", RoundingMode.HalfUp), ("halfEven", RoundingMode.HalfEven),
        ("ceiling", RoundingMode.Ceiling),
    ];

    public static readonly (string Word, CapPeriod Value)[] CapPeriods =
    [
        ("purchase", CapPeriod.Purchase), ("day", CapPeriod.Day), ("week", CapPeriod.Week),
        ("month", CapPeriod.Month), ("lifetime", CapPeriod.Lifetime),
    ];

    public static readonly (string Word, ExpiryRounding Value)[] ExpiryRoundings =
    [
        ("endOfDay", ExpiryRounding.EndOfDay), ("endOfMonth", ExpiryRounding.EndOfMonth),
        ("endOfYear", ExpiryRounding.EndOfYear),
    ];

    public static readonly (string Word, Window Value)[] Windows =
    [
        ("month", new CalendarWindow(CalendarUnit.Month)), ("quarter", new CalendarWindow(CalendarUnit.Quarter)),
        ("year", new CalendarWindow(CalendarUnit.Year)), ("lifetime", new LifetimeWindow()),
        ("membershipYear", new AnniversaryWindow()),
    ];

    public static readonly (string Word, TierMetric Value)[] Metrics =
    [
        ("spend", TierMetric.Spend), ("unitsEarned", TierMetric.UnitsEarned), ("visits", TierMetric.Visits),
        ("balance", TierMetric.Balance),
    ];

    public static readonly (string Word, TierFall Value)[] TierFalls =
        [("toEarned", TierFall.ToEarned), ("oneDown", TierFall.OneDown), ("keep", TierFall.Keep)];

    /// <summary>Whether a purchase that lifts into a tier earns by it.</summary>
    public static readonly (string Word, bool Value)[] Crossings = [("old", false), ("new", true)];

    /// <summary>Whether a return judges a tier anew.</summary>
    public static readonly (string Word, bool Value)[] AfterReturns = [("recheck", true), ("keep", false)];

    /// <summary>Whether a unit is money.</summary>
    public static readonly (string Word, bool Value)[] Units = [("points", false), ("credit", true)];

    /// <summary>What becomes of campaigns that apply together.</summary>
    public static readonly (string Word, CampaignStacking Value)[] Stackings =
    [
        ("add", CampaignStacking.Add), ("best", CampaignStacking.Best), ("exclusive", CampaignStacking.Exclusive),
    ];

    /// <summary>ISO 8601: weeks start on Monday.</summary>
    public static readonly (string Word, DayOfWeek Value)[] Weekdays =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday),
        ("thu", DayOfWeek.Thursday), ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday),
        ("sun", DayOfWeek.Sunday),
    ];

    /// <summary>Whole steps count, or any share of one.</summary>
    public static readonly (string Word, bool Value)[] Steps = [("whole", true), ("proportional", false)];

    public static readonly (string Word, bool Value)[] NegativeBalances = [("allow", true), ("forbid", false)];

    /// <summary>What comes back first of a purchase paid partly with units.</summary>
    public static readonly (string Word, PaidPart Value)[] PaidParts =
    [
        ("proportional", PaidPart.Proportional), ("unitsFirst", PaidPart.UnitsFirst),
        ("moneyFirst", PaidPart.MoneyFirst),
    ];

    /// <summary>Whether units that have expired live on once their redemption is reversed.</summary>
    public static readonly (string Word, bool Value)[] ExpiredReversals = [("expire", false), ("extend", true)];

    public static string Of(TierMetric metric) => Find(Metrics, metric);

    public static string Of(CapPeriod per) => Find(CapPeriods, per);

    public static string Of(ProgramType type) => Find(Types, type);

    public static string Of(RoundingMode mode) => Find(RoundingModes, mode);

    private static string Find<T>((string Word, T Value)[] words, T value) =>
        Array.Find(words, word => EqualityComparer<T>.Default.Equals(word.Value, value)).Word;
}
