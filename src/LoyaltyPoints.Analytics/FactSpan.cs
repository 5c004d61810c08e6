using System.Runtime.InteropServices;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics;

/// <summary>A member's facts without an enumerator, which would copy each of millions.</summary>
internal static class FactSpan
{
    public static ReadOnlySpan<MemberFact> Of(MemberFacts member) => member.Facts switch
    {
        List<MemberFact> list => CollectionsMarshal.AsSpan(list),
        MemberFact[] array => array,
        var other => other.ToArray(),
    };
}
