using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.WinBacks;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>What became of one part of a list.</summary>
/// <param name="WonBack">Members who have bought since.</param>
/// <param name="WonBackShare">Absent where the part has no members.</param>
/// <param name="Purchases">Since the list was made.</param>
/// <param name="Revenue">Of purchases since, net of returns since.</param>
/// <param name="RevenuePerMember">Of all its members, rounded half to even; absent where it has none.</param>
public sealed record WinBackPart(
    long Members, long WonBack, double? WonBackShare, long Purchases, long Revenue, long? RevenuePerMember);

/// <summary>What became of a list.</summary>
/// <param name="Listed">Those who were to be won back.</param>
/// <param name="Control">Those who were left alone.</param>
/// <param name="Lift">
/// How much greater the share won back is among the listed, with its 95 percent interval; absent without a control.
/// </param>
public sealed record WinBackResult(WinBackPart Listed, WinBackPart Control, ShareDifference? Lift);

/// <summary>What became of one member of a list.</summary>
/// <param name="IsControl">Whether it was left alone.</param>
/// <param name="LastPurchaseAt">Before the list was made.</param>
/// <param name="RevenueBefore">In the list's period, net of returns.</param>
/// <param name="BoughtAgainAt">The first purchase since; absent: none.</param>
/// <param name="Purchases">Since the list was made.</param>
/// <param name="Revenue">Of purchases since, net of returns since.</param>
public sealed record WinBackMemberOutcome(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, bool IsControl, Instant LastPurchaseAt,
    long RevenueBefore, Instant? BoughtAgainAt, long Purchases, long Revenue);

/// <summary>What members of a list have done since.</summary>
public sealed class WinBackOutcome(WinBackList list, Instant asOf)
{
    private readonly Dictionary<Guid, WinBackMemberOutcome> byMember = list.Members.ToDictionary(
        member => member.MemberId,
        member => new WinBackMemberOutcome(
            member.MemberId, member.IsControl, member.LastPurchaseAt, member.Revenue, null, 0, 0));

    /// <param name="member">With all purchases and returns since the list, in its currency.</param>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        if (!byMember.TryGetValue(member.MemberId, out var outcome)) return;
        foreach (var fact in member.Facts)
        {
            if (fact.At < list.AsOf || fact.At >= asOf) continue;
            if (fact.Kind == FactKind.Return)
                outcome = outcome with { Revenue = checked(outcome.Revenue - fact.Amount) };
            if (fact.Kind != FactKind.Purchase) continue;
            outcome = outcome with
            {
                BoughtAgainAt = outcome.BoughtAgainAt ?? fact.At,
                Purchases = outcome.Purchases + 1,
                Revenue = checked(outcome.Revenue + fact.Amount),
            };
        }

        byMember[member.MemberId] = outcome;
    }

    /// <returns>Members in the list's order.</returns>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public (WinBackResult Result, IReadOnlyList<WinBackMemberOutcome> Members) Answer()
    {
        var members = list.Members.Select(member => byMember[member.MemberId]).ToList();
        var (listed, control) = (Part(members, isControl: false), Part(members, isControl: true));
        var lift = ShareDifference.Of((listed.WonBack, listed.Members), (control.WonBack, control.Members));
        return (new WinBackResult(listed, control, lift), members);
    }

    private static WinBackPart Part(IEnumerable<WinBackMemberOutcome> members, bool isControl)
    {
        var own = members.Where(member => member.IsControl == isControl).ToList();
        var (won, revenue) = (own.Count(member => member.BoughtAgainAt is not null), own.Sum(member => member.Revenue));
        return new WinBackPart(
            own.Count, won, Ratio.Of(won, own.Count), own.Sum(member => member.Purchases), revenue,
            Ratio.Each(revenue, own.Count));
    }
}
