namespace LoyaltyPoints.Core.Memberships;

/// <summary>A command on a membership that was joined before. Pure.</summary>
public abstract record MembershipCommand
{
    /// <summary>The payment that comes with it; null where there is none.</summary>
    public virtual Payment? Money => null;

    /// <returns>
    /// Refused with <c>not_enrolled</c>, <c>not_in_effect</c>, <c>membership_not_found</c>, <c>amount_overflow</c>,
    /// with <c>membership_expired</c> also where a newer membership has taken its place, and as each command says.
    /// </returns>
    public Decision<MembershipChange> Decide(Guid membershipId, Guid programId, DecisionContext context)
    {
        var (opened, refusal) = MembershipCase.Open(programId, context);
        if (opened is null) return refusal!;
        if (opened.Standing is null)
            return new Refusal("membership_not_found", "The member has no such membership.");
        if (opened.Standing.MembershipId != membershipId)
            return new Refusal("membership_expired", "A newer membership has taken its place.");
        return Decide(opened);
    }

    private protected abstract Decision<MembershipChange> Decide(MembershipCase opened);
}
