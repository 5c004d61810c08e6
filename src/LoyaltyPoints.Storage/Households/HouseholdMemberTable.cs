using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Households;

/// <summary>
/// Which households the members of a batch are in, each told once: of two who take one member in at the same time, over
/// however many instances, the second finds what the first did, by the lock of the row or by its key.
/// </summary>
internal sealed class HouseholdMemberTable : BatchTable<(int TenantId, Guid MemberId), HouseholdMemberTable.Place>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    private static readonly Column[] Row = [.. Key, Id("household_id")];

    private static readonly SetStatement SelectAlone =
        SetStatement.Find("household_members", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement First = Insert("household_members", Row);

    private static readonly SetStatement Later = Update("household_members", Key, [Id("household_id")]);

    private readonly SortedDictionary<(int TenantId, Guid MemberId), Place> staged = [];

    /// <summary>The household of a member that was needed; empty where in none.</summary>
    public Guid HouseholdOf(int tenantId, Guid memberId) =>
        Find((tenantId, memberId))?.HouseholdId ?? Guid.Empty;

    /// <param name="householdId">Empty: none from now on.</param>
    public void Stage(int tenantId, Guid memberId, Guid householdId)
    {
        var key = (tenantId, memberId);
        Put(key, staged[key] = new Place(householdId, Find(key)?.IsStored ?? false));
    }

    // In the order of their keys.
    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var ((tenantId, memberId), place) in staged)
        {
            (place.IsStored ? later : first).Add(tenantId).Add(memberId).Add(place.HouseholdId);
            Put((tenantId, memberId), place with { IsStored = true });
        }

        trip.Write(first).WriteAll(later);
        staged.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, Guid MemberId)> keys)
    {
        var wanted = new RowSet(SelectAlone);
        foreach (var (tenantId, memberId) in keys.Order()) wanted.Add(tenantId).Add(memberId);
        trip.Find(wanted, row => Put(
            (row.GetInt32(0), row.GetGuid(1)), new Place(row.GetGuid(2), IsStored: true)));
    }

    /// <param name="HouseholdId">Empty for none.</param>
    /// <param name="IsStored">Whether there is a row.</param>
    internal sealed record Place(Guid HouseholdId, bool IsStored);
}
