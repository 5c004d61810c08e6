namespace LoyaltyPoints.Core.Households;

/// <summary>The command that makes a household. Pure.</summary>
/// <param name="Members">With their roles; nobody twice.</param>
public sealed record CreateHousehold(string? Name, IReadOnlyList<(Guid MemberId, HouseholdRole Role)> Members)
{
    /// <param name="isTaken">Whether a member is in a household.</param>
    /// <returns>
    /// Refused with <c>already_in_household</c>, which names every such member, <c>household_full</c> or
    /// <c>household_needs_owner</c>.
    /// </returns>
    public Decision<Household> Decide(Guid id, Func<Guid, bool> isTaken, Instant now)
    {
        var taken = Members.Index().Where(one => isTaken(one.Item.MemberId))
            .Select(one => new Fault(
                $"/members/{one.Index}/memberId", FaultCodes.InvalidValue, "Is in a household already."))
            .ToList();
        if (taken.Count > 0)
            return new Refusal("already_in_household", "A member can be in one household at a time.", taken);
        return new Household(
            id, Name, [.. Members.Select(member => new HouseholdMember(member.MemberId, member.Role, now))], now)
            .Judged();
    }
}
