using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Merges;

/// <summary>One membership out of two of one person.</summary>
internal static class MergedMembership
{
    /// <summary>
    /// The one that ends later, longer by what was still paid of the other; where only one gives benefits, that one.
    /// </summary>
    public static MembershipStanding? Of(
        MembershipStanding? own, MembershipStanding? other, MembershipTerms terms, Instant now)
    {
        if (other is null || !IsAlive(other)) return own;
        if (own is null || !IsAlive(own)) return other;
        var (kept, spent) = EndOf(other) > EndOf(own) ? (other, own) : (own, other);
        return EndOf(kept) == Instant.Never || EndOf(spent) <= now
            ? kept : Longer(kept, EndOf(kept).Plus(EndOf(spent).Since(now)));

        bool IsAlive(MembershipStanding one) => MembershipTerms.HasBenefits(terms.StatusAt(one, now));
    }

    /// <summary>Whether nothing has happened to a membership since the merge left it.</summary>
    public static bool IsAs(MembershipStanding one, MembershipStanding? left) => left is not null
        && (one.MembershipId, one.PlanId, one.PaidUntil, one.CancelledAt, one.EndsAt, one.Paid.Number)
            == (left.MembershipId, left.PlanId, left.PaidUntil, left.CancelledAt, left.EndsAt, left.Paid.Number);

    private static Instant EndOf(MembershipStanding one) => one.EndsAt ?? one.PaidUntil;

    // Periods are counted from the new end.
    private static MembershipStanding Longer(MembershipStanding kept, Instant end) => kept with
    {
        PaidUntil = end,
        EndsAt = kept.EndsAt is null ? null : end,
        Paid = kept.Paid with
        {
            Anchor = end,
            SinceAnchor = 0,
            Open = kept.Paid.Open is [.., var last] ? [.. kept.Paid.Open.SkipLast(1), last with { To = end }] : [],
        },
    };
}
