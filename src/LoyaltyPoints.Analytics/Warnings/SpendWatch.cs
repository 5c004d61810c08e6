using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>
/// Looks at members' baskets: the net sales of their purchases, whatever came back. Not for two threads.
/// </summary>
/// <remarks>
/// Every purchase is one look, at the baskets up to it. Looks in a row that all find them too small have one cause: the
/// first of them.
/// </remarks>
public sealed class SpendWatch(WarningSettings settings, Instant asOf)
{
    /// <summary>The latest of the earlier baskets that are compared with, at most.</summary>
    private const int MostPast = 25;

    private readonly double rate = (double)settings.FalseAlarmRate;
    private readonly List<MemberFact> purchases = [];
    private readonly List<long> amounts = [];

    private int Recent => settings.RecentBaskets;

    /// <summary>Whether the member has baskets enough; <see cref="Judge"/> is for who has.</summary>
    public bool Read(MemberFacts member)
    {
        purchases.Clear();
        amounts.Clear();
        foreach (ref readonly var fact in FactSpan.Of(member))
        {
            if (fact.At >= asOf) break;
            if (fact.Kind != FactKind.Purchase) continue;
            purchases.Add(fact);
            amounts.Add(fact.Amount);
        }

        return amounts.Count >= Recent + settings.LeastPastBaskets;
    }

    /// <summary>Judges the baskets of the member that was last read.</summary>
    /// <returns>Null where they are as they were, or have been small for longer than thirty days.</returns>
    public MemberWarning? Judge(MemberFacts member)
    {
        var chance = ChanceAt(amounts.Count);
        if (chance > rate) return null;
        var first = amounts.Count;
        while (first > Recent + settings.LeastPastBaskets && ChanceAt(first - 1) <= rate) first--;
        var cause = purchases[first - 1];
        if (asOf.Since(cause.At).TotalDays > RhythmWatch.FreshDays) return null;
        var past = Past(amounts.Count);
        var evidence = new SpendEvidence(
            cause.At, amounts[^Recent..], past.Count, past.Order().ElementAt((past.Count - 1) / 2), chance);
        return new MemberWarning(member.MemberId, cause.Tail, chance, Rhythm: null, evidence);
    }

    /// <summary>How many purchases of the member were looks in the latest thirty days.</summary>
    public int LatelyOf() => purchases
        .Skip(Recent + settings.LeastPastBaskets - 1)
        .Count(purchase => purchase.At >= asOf.Plus(-TimeSpan.FromDays(RhythmWatch.FreshDays)));

    private double ChanceAt(int count)
    {
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(amounts)[..count];
        var past = Math.Min(MostPast, count - Recent);
        return SpendTest.Chance(all.Slice(count - Recent - past, past), all[^Recent..]);
    }

    private List<long> Past(int count)
    {
        var past = Math.Min(MostPast, count - Recent);
        return amounts.GetRange(count - Recent - past, past);
    }
}
