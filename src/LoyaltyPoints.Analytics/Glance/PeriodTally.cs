using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Glance;

/// <summary>Adds up one period over all members.</summary>
internal sealed class PeriodTally(Period period, int silentAfterDays)
{
    private const double PointsPerLevel = 25;

    private readonly TimeSpan silence = TimeSpan.FromDays(silentAfterDays);
    private long activeAtStart;
    private long lost;
    private long answers;
    private long levels;
    private long revenue;
    private long buyers;
    private long contribution;
    private bool hasContribution;

    public GlanceFigures Figures => new(
        Ratio(lost, activeAtStart),
        PointsPerLevel * Ratio(levels, answers),
        Ratio(revenue, buyers),
        hasContribution ? contribution : null);

    public void Add(MemberFacts member)
    {
        Instant? beforeStart = null, beforeEnd = null;
        var buys = false;
        foreach (ref readonly var fact in FactSpan.Of(member))
        {
            if (fact.At >= period.To) break;
            if (fact.Kind == FactKind.Purchase)
            {
                beforeEnd = fact.At;
                if (fact.At < period.From) beforeStart = fact.At;
            }

            if (!period.Has(fact.At)) continue;
            buys |= fact.Kind == FactKind.Purchase;
            Count(fact);
        }

        if (buys) buyers++;
        if (!IsActive(beforeStart, period.From)) return;
        activeAtStart++;
        if (!IsActive(beforeEnd, period.To)) lost++;
    }

    private void Count(in MemberFact fact)
    {
        revenue = checked(revenue + NetSpend.Of(fact));
        if (fact.Kind == FactKind.Feedback) (answers, levels) = (answers + 1, levels + fact.Amount);
        if (fact.Contribution is not { } given) return;
        contribution = checked(contribution + given);
        hasContribution = true;
    }

    private bool IsActive(Instant? last, Instant at) => last is { } known && at.Since(known) <= silence;

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
