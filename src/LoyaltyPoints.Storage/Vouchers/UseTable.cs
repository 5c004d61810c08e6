using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>A use as it is stored.</summary>
/// <param name="RequestHash">SHA-256 of what was asked.</param>
/// <param name="Answer">What was answered, UTF-8 JSON.</param>
internal sealed record StoredUse(VoucherUse Use, byte[] RequestHash, byte[] Answer);

/// <summary>The uses of vouchers that a batch records or gives back; the row of their voucher locks them.</summary>
internal sealed class UseTable : BatchTable<UseKey, StoredUse>
{
    private static readonly Column[] Key = [Int("tenant_id"), Text("code"), Text("external_id"), Text("source")];

    private static readonly Column[] ById = [Int("tenant_id"), Text("code"), Id("use_id")];

    private static readonly Column[] Row =
    [
        .. Key, Id("use_id"), Id("member_id"), Long("amount"), Long("released"), Long("used_at"),
        Long("lot_expires_at"), Long("recorded_at"), Bytes("request_hash"), Bytes("answer"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("voucher_uses", Key, Row);

    private static readonly SetStatement SelectById = SetStatement.Find("voucher_uses", ById, Row);

    private static readonly SetStatement Append = Insert("voucher_uses", Row);

    private static readonly SetStatement Release = Update("voucher_uses", Key, [Long("released")]);

    private readonly Dictionary<(VoucherKey Voucher, Guid Id), UseKey> keys = [];
    private readonly HashSet<(VoucherKey Voucher, Guid Id)> needed = [];
    private readonly Dictionary<UseKey, StoredUse> appended = [];
    private readonly Dictionary<UseKey, StoredUse> changed = [];

    public void Need(VoucherKey voucher, Guid id) => needed.Add((voucher, id));

    /// <summary>Null where the voucher has no such use.</summary>
    public StoredUse? Find(VoucherKey voucher, Guid id) =>
        keys.TryGetValue((voucher, id), out var key) ? Find(key) : null;

    /// <summary>Stages a use as it is now.</summary>
    public void Stage(int tenantId, StoredUse stored)
    {
        var key = KeyOf(tenantId, stored.Use);
        var isNew = Find(key) is null || appended.ContainsKey(key);
        Remember(key, stored);
        (isNew ? appended : changed)[key] = stored;
    }

    public new void Load(RoundTrip trip)
    {
        base.Load(trip);
        var wanted = new RowSet(SelectById);
        foreach (var (voucher, id) in needed) wanted.Add(voucher.TenantId).Add(voucher.Code).Add(id);
        trip.Find(wanted, Take);
        needed.Clear();
    }

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Release));
        foreach (var (key, (use, hash, answer)) in appended)
        {
            Add(rows, key).Add(use.Id).Add(use.MemberId ?? Guid.Empty).Add(use.Amount).Add(use.Released)
                .Add(use.UsedAt.UnixMilliseconds).Add(use.LotExpiresAt.UnixMilliseconds)
                .Add(use.RecordedAt.UnixMilliseconds).Add(hash).Add(answer);
        }

        foreach (var (key, stored) in changed) Add(changes, key).Add(stored.Use.Released);
        trip.Write(rows).WriteAll(changes);
        appended.Clear();
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<UseKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) Add(wanted, key);
        trip.Find(wanted, Take);
    }

    private static UseKey KeyOf(int tenantId, VoucherUse use) =>
        new(new VoucherKey(tenantId, use.Code), use.Source, use.ExternalId);

    private static RowSet Add(RowSet rows, UseKey key) => rows
        .Add(key.Voucher.TenantId).Add(key.Voucher.Code).Add(key.ExternalId).Add(key.Source);

    private void Take(IRow row)
    {
        var use = new VoucherUse(
            row.GetGuid(4), row.GetText(1)!, row.GetGuid(5) is var member && member == Guid.Empty ? null : member,
            row.GetText(3)!, row.GetText(2)!, row.GetInt64(6), row.GetInt64(7), new Instant(row.GetInt64(8)),
            new Instant(row.GetInt64(9)), new Instant(row.GetInt64(10)));
        var stored = new StoredUse(use, row.GetBytes(11).ToArray(), row.GetBytes(12).ToArray());
        Remember(KeyOf(row.GetInt32(0), use), stored);
    }

    private void Remember(UseKey key, StoredUse stored)
    {
        Put(key, stored);
        keys[(key.Voucher, stored.Use.Id)] = key;
    }
}
