using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics;

/// <summary>When a member came: purchases within twelve hours of a visit's first one are the same visit.</summary>
public static class Visits
{
    /// <summary>What lies within this of a visit's first purchase belongs to it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>The first purchases of all visits before an instant, in order of time, written over a list.</summary>
    public static void Read(MemberFacts member, Instant asOf, List<MemberFact> into)
    {
        into.Clear();
        foreach (ref readonly var fact in FactSpan.Of(member))
        {
            if (fact.At >= asOf) break;
            if (fact.Kind != FactKind.Purchase) continue;
            if (into.Count == 0 || fact.At.Since(into[^1].At) >= Length) into.Add(fact);
        }
    }
}
