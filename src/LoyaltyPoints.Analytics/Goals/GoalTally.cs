using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Goals;

namespace LoyaltyPoints.Analytics.Goals;

/// <summary>Adds up what goals count, of what occurred from one instant until another.</summary>
/// <param name="to">The first instant after.</param>
public sealed class GoalTally(Instant from, Instant to)
{
    private long revenue;
    private long purchases;
    private long active;
    private long repeating;

    /// <exception cref="OverflowException">Money leaves the range of a long.</exception>
    public void Add(MemberFacts member)
    {
        var own = 0L;
        foreach (var fact in member.Facts)
        {
            if (fact.At < from || fact.At >= to) continue;
            if (fact.Kind == FactKind.Return) revenue = checked(revenue - fact.Amount);
            if (fact.Kind != FactKind.Purchase) continue;
            revenue = checked(revenue + fact.Amount);
            own++;
        }

        purchases += own;
        if (own > 0) active++;
        if (own > 1) repeating++;
    }

    /// <summary>A rate is 0 where nobody has bought.</summary>
    /// <param name="metric">Not that of members in a segment, which no fact tells.</param>
    public decimal Value(GoalMetric metric) => metric switch
    {
        GoalMetric.Revenue => revenue,
        GoalMetric.Purchases => purchases,
        GoalMetric.ActiveMembers => active,
        GoalMetric.RepeatPurchaseRate => active == 0 ? 0 : (decimal)repeating / active,
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };
}
