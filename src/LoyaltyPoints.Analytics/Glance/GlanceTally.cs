using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Glance;

/// <summary>Adds up a period and the two it is compared with, one member after the other.</summary>
public sealed class GlanceTally(ComparedPeriods periods, AnalyticsSettings settings)
{
    private readonly PeriodTally asked = new(periods.Asked, settings.SilentAfterDays);
    private readonly PeriodTally before = new(periods.Before, settings.SilentAfterDays);
    private readonly PeriodTally yearBefore = new(periods.YearBefore, settings.SilentAfterDays);

    public GlanceFigures Asked => asked.Figures;

    public GlanceFigures Before => before.Figures;

    public GlanceFigures YearBefore => yearBefore.Figures;

    /// <param name="member">With all its purchases before the end of the period.</param>
    public void Add(MemberFacts member)
    {
        asked.Add(member);
        before.Add(member);
        yearBefore.Add(member);
    }
}
