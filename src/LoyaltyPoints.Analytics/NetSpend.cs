using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics;

/// <summary>Net sales less returns, each by when it occurred.</summary>
public static class NetSpend
{
    /// <summary>From an instant to before another; below zero where more came back than was bought.</summary>
    /// <exception cref="OverflowException">The sum is past what 64 bits hold.</exception>
    public static long Between(MemberFacts member, Instant from, Instant to)
    {
        var sum = 0L;
        foreach (ref readonly var fact in FactSpan.Of(member))
            if (fact.At >= from && fact.At < to)
                sum = checked(sum + Of(fact));
        return sum;
    }

    /// <summary>What a fact adds to net sales; 0 where it is neither a purchase nor a return.</summary>
    public static long Of(in MemberFact fact) => fact.Kind switch
    {
        FactKind.Purchase => fact.Amount,
        FactKind.Return => -fact.Amount,
        _ => 0,
    };
}
