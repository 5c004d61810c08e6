using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Households;

/// <summary>
/// The households of a batch, locked until it is committed: who spends from a pool holds off who joins or leaves.
/// </summary>
internal sealed class HouseholdTable : BatchTable<(int TenantId, Guid Id), Household>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("household_id")];

    private static readonly Column[] Row = [.. Key, Text("name"), Bytes("members"), Long("created_at")];

    private static readonly SetStatement SelectAlone = SetStatement.Find("households", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement Append = Insert("households", Row);

    private static readonly SetStatement Change = Update("households", Key, [Bytes("members")]);

    private readonly SortedDictionary<(int TenantId, Guid Id), Household> made = [];
    private readonly SortedDictionary<(int TenantId, Guid Id), Household> changed = [];

    /// <summary>Stages a household as it is now; the last of several in a batch stands for all.</summary>
    public void Stage(int tenantId, Household household)
    {
        var key = (tenantId, household.Id);
        var isMade = Find(key) is null || made.ContainsKey(key);
        Put(key, household);
        (isMade ? made : changed)[key] = household;
    }

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var ((tenantId, id), household) in made)
        {
            rows.Add(tenantId).Add(id).Add(household.Name).Add(Document(household))
                .Add(household.CreatedAt.UnixMilliseconds);
        }

        foreach (var ((tenantId, id), household) in changed) changes.Add(tenantId).Add(id).Add(Document(household));
        trip.Write(rows).WriteAll(changes);
        made.Clear();
        changed.Clear();
    }

    /// <summary>A row of id, name, members and the time it was made, from this column on.</summary>
    internal static Household Read(IRow row, int at) => new(
        row.GetGuid(at), row.GetText(at + 1),
        JsonSerializer.Deserialize(row.GetBytes(at + 2), CoreJson.Default.IReadOnlyListHouseholdMember)!,
        new Instant(row.GetInt64(at + 3)));

    // In one order everywhere, and after the members: two instances cannot wait for each other.
    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, Guid Id)> keys)
    {
        var wanted = new RowSet(SelectAlone);
        foreach (var (tenantId, id) in keys.Order()) wanted.Add(tenantId).Add(id);
        trip.Find(wanted, row => Put((row.GetInt32(0), row.GetGuid(1)), Read(row, 1)));
    }

    private static byte[] Document(Household household) => JsonSerializer.SerializeToUtf8Bytes(
        household.Members, CoreJson.Default.IReadOnlyListHouseholdMember);
}
