using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>Whose marks are kept.</summary>
internal readonly record struct VelocityKey(int TenantId, Guid MemberId);

/// <summary>
/// What members did lately. Locked: a member without accounts has no other row that two instances would wait for.
/// </summary>
internal sealed class VelocityTable : BatchTable<VelocityKey, VelocityLog>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    private static readonly SetStatement Select =
        SetStatement.Find("velocity_marks", Key, [.. Key, Bytes("marks")], RowLock.Exclusive);

    private static readonly SetStatement Append = Insert("velocity_marks", [.. Key, Bytes("marks")]);

    private static readonly SetStatement Change = Update("velocity_marks", Key, [Bytes("marks")]);

    private readonly HashSet<VelocityKey> found = [];
    private readonly HashSet<VelocityKey> staged = [];

    public void Stage(VelocityKey key, VelocityLog log)
    {
        Put(key, log);
        staged.Add(key);
    }

    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(Append), new RowSet(Change));
        foreach (var key in staged)
        {
            (found.Add(key) ? first : later).Add(key.TenantId).Add(key.MemberId)
                .Add(VelocityCodec.Encode(Find(key)!));
        }

        trip.Write(first).WriteAll(later);
        staged.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<VelocityKey> keys)
    {
        var wanted = new RowSet(Select);
        // In one order everywhere, so that two instances cannot wait for each other.
        foreach (var key in keys.OrderBy(key => key.TenantId).ThenBy(key => key.MemberId))
        {
            Put(key, VelocityLog.Empty);
            wanted.Add(key.TenantId).Add(key.MemberId);
        }

        trip.Find(wanted, row =>
        {
            var key = new VelocityKey(row.GetInt32(0), row.GetGuid(1));
            found.Add(key);
            Put(key, VelocityCodec.Decode(row.GetBytes(2)));
        });
    }
}
