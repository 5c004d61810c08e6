using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>What a member did in a period, in 32 bytes: a million of them are kept.</summary>
/// <param name="LastDay">The local day of the last purchase, as of <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Purchases">0: the member bought nothing, whatever it brought back.</param>
/// <param name="Net">Net sales less what returns took off.</param>
/// <param name="Contribution">Of the purchases that have one.</param>
/// <param name="Covered">How many purchases have one.</param>
internal readonly record struct Spend(int LastDay, int Purchases, long Net, long Contribution, int Covered)
{
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public static Spend Of(MemberFacts member, Instant from, Instant to, LocalDays days)
    {
        var (purchases, covered, net, contribution) = (0, 0, 0L, 0L);
        var last = from;
        foreach (var fact in member.Facts)
        {
            if (fact.At >= to) break;
            if (fact.At < from) continue;
            if (fact.Kind == FactKind.Return) net = checked(net - fact.Amount);
            if (fact.Kind != FactKind.Purchase) continue;
            purchases++;
            net = checked(net + fact.Amount);
            last = fact.At;
            if (fact.Contribution is not { } given) continue;
            contribution = checked(contribution + given);
            covered++;
        }

        return new Spend(purchases == 0 ? 0 : days.DayOf(last), purchases, net, contribution, covered);
    }
}
