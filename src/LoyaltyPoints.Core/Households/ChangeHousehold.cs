namespace LoyaltyPoints.Core.Households;

/// <summary>A command that changes who is in a household, or what one of them may do. Pure.</summary>
public abstract record ChangeHousehold(Guid MemberId)
{
    /// <param name="current">The household the member is in; empty where in none.</param>
    public abstract Decision<Household> Decide(Household household, Guid current, Instant now);

    private protected static Refusal NotFound() =>
        new("household_member_not_found", "The household has no such member.");
}

/// <summary>A member joins, with all units they have.</summary>
public sealed record JoinHousehold(Guid MemberId, HouseholdRole Role) : ChangeHousehold(MemberId)
{
    /// <returns>Refused with <c>already_in_household</c>, <c>household_full</c>, or, where it has no members and this
    /// is no owner, <c>household_needs_owner</c>.</returns>
    public override Decision<Household> Decide(Household household, Guid current, Instant now) =>
        current != Guid.Empty
            ? new Refusal("already_in_household", "A member can be in one household at a time.",
                [new Fault("/memberId", FaultCodes.InvalidValue, "Is in a household already.")])
            : (household with { Members = [.. household.Members, new HouseholdMember(MemberId, Role, now)] }).Judged();
}

/// <summary>A member leaves, with the units that are in their own account.</summary>
public sealed record LeaveHousehold(Guid MemberId) : ChangeHousehold(MemberId)
{
    /// <returns>Refused with <c>household_member_not_found</c> or <c>household_needs_owner</c>.</returns>
    public override Decision<Household> Decide(Household household, Guid current, Instant now) =>
        household.Find(MemberId) is null ? NotFound()
            : (household with { Members = [.. household.Members.Where(other => other.MemberId != MemberId)] }).Judged();
}

/// <summary>A member may do something else from now on.</summary>
public sealed record ChangeRole(Guid MemberId, HouseholdRole Role) : ChangeHousehold(MemberId)
{
    /// <returns>Refused with <c>household_member_not_found</c> or <c>household_needs_owner</c>.</returns>
    public override Decision<Household> Decide(Household household, Guid current, Instant now)
    {
        if (household.Find(MemberId) is not { } before) return NotFound();
        var after = before with { Role = Role };
        return (household with { Members = [.. household.Members.Select(one => one == before ? after : one)] })
            .Judged();
    }
}
