using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>
/// The household of a member who is merged into another: the other takes the place, or, being in one already, gets the
/// better role of the two where it is the same one.
/// </summary>
internal static class MergedHouseholds
{
    /// <returns>
    /// The household in which the one took the other's place, null where in none; or <c>household_needs_owner</c>.
    /// </returns>
    public static (Guid? Taken, Refusal? Refusal) Join(Batch batch, int tenantId, Guid into, Guid from)
    {
        var (own, other) = (Of(batch, tenantId, into), Of(batch, tenantId, from));
        if (other == Guid.Empty) return (null, null);
        var household = batch.Households.Find((tenantId, other))!;
        var place = household.Find(from)!;
        var left = household.Members.Where(member => member.MemberId != from).ToList();
        if (own == Guid.Empty)
        {
            left.Insert(household.Members.ToList().IndexOf(place), place with { MemberId = into });
        }
        else if (own == other)
        {
            var at = left.FindIndex(member => member.MemberId == into);
            if (place.Role < left[at].Role) left[at] = left[at] with { Role = place.Role };
        }

        if (left.Count > 0 && !left.Exists(static member => member.Role == HouseholdRole.Owner))
        {
            return (null, new Refusal(
                "household_needs_owner", "Somebody else of the household must be its owner first."));
        }

        batch.Households.Stage(tenantId, household with { Members = left });
        batch.HouseholdMembers.Stage(tenantId, from, Guid.Empty);
        if (own != Guid.Empty) return (null, null);
        batch.HouseholdMembers.Stage(tenantId, into, other);
        return (other, null);
    }

    /// <summary>Gives the place back, where the member who took it still has it.</summary>
    public static void Part(Batch batch, int tenantId, Guid into, Guid from, Guid taken)
    {
        if (Of(batch, tenantId, into) != taken || Of(batch, tenantId, from) != Guid.Empty) return;
        var household = batch.Households.Find((tenantId, taken))!;
        batch.Households.Stage(tenantId, household with
        {
            Members = [.. household.Members.Select(
                member => member.MemberId == into ? member with { MemberId = from } : member)],
        });
        batch.HouseholdMembers.Stage(tenantId, into, Guid.Empty);
        batch.HouseholdMembers.Stage(tenantId, from, taken);
    }

    private static Guid Of(Batch batch, int tenantId, Guid memberId) =>
        batch.HouseholdMembers.HouseholdOf(tenantId, memberId);
}
