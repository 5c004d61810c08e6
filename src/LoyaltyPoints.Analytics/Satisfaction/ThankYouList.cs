using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Finds the members who have brought most in a period; members are told one at a time.</summary>
/// <param name="limit">How many are wanted, at least 1; no more are kept.</param>
public sealed class ThankYouList(AnalyticsQuestion question, int limit)
{
    // Of equals the one whom the service has known longer is the more valuable.
    private static readonly Comparer<ValuedMember> LeastFirst = Comparer<ValuedMember>.Create(static (one, other) =>
        one.NetSales != other.NetSales ? one.NetSales.CompareTo(other.NetSales)
            : other.MemberId.CompareTo(one.MemberId));

    private readonly PriorityQueue<ValuedMember, ValuedMember> kept = new(LeastFirst);

    /// <param name="member">With their purchases and returns in one currency.</param>
    public void Add(MemberFacts member)
    {
        var valued = ValueOf(member);
        if (valued.NetSales <= 0) return;
        if (kept.Count < limit) kept.Enqueue(valued, valued);
        else kept.EnqueueDequeue(valued, valued);
    }

    /// <summary>The most valuable first; those with nothing above zero are left out. To be asked once.</summary>
    public IReadOnlyList<ValuedMember> Take()
    {
        var list = new List<ValuedMember>(kept.Count);
        while (kept.TryDequeue(out var least, out _)) list.Add(least);
        list.Reverse();
        return list;
    }

    private ValuedMember ValueOf(MemberFacts member)
    {
        var (sales, purchases, last) = (0L, 0L, Instant.Beginning);
        foreach (var fact in member.Facts)
        {
            if (!question.IsInPeriod(fact.At)) continue;
            if (fact.Kind == FactKind.Return) sales = checked(sales - fact.Amount);
            if (fact.Kind != FactKind.Purchase) continue;
            (sales, purchases, last) = (checked(sales + fact.Amount), purchases + 1, Instant.Max(last, fact.At));
        }

        return new ValuedMember(member.MemberId, sales, purchases, last);
    }
}

/// <summary>What a member has brought in a period.</summary>
/// <param name="NetSales">Less what was returned, in the smallest part of the currency.</param>
/// <param name="LastPurchaseAt">In the period.</param>
public sealed record ValuedMember(Guid MemberId, long NetSales, long Purchases, Instant LastPurchaseAt);
