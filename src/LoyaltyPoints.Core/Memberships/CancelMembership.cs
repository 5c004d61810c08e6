using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>
/// The command that ends a membership, at once or with what is paid; a late one always at once. Pure. Refused as well
/// with <c>membership_cancelled</c>, <c>membership_expired</c>, or <c>paid_for_ever</c> where there is no such end.
/// </summary>
public sealed record CancelMembership(bool AtPeriodEnd) : MembershipCommand
{
    private protected override Decision<MembershipChange> Decide(MembershipCase opened)
    {
        var happening = AtPeriodEnd ? MembershipEvent.CancelAtEnd : MembershipEvent.CancelNow;
        if (opened.Refuse(happening) is { } refused) return refused;
        var standing = opened.Standing!;
        if (AtPeriodEnd && standing.PaidUntil == Instant.Never)
            return new Refusal("paid_for_ever", "The membership is paid for ever; cancel it now.");
        var end = AtPeriodEnd ? Instant.Max(standing.PaidUntil, opened.Now) : opened.Now;
        return opened.Decide(
            standing with { CancelledAt = standing.CancelledAt ?? opened.Now, EndsAt = end }, null);
    }
}
