using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>
/// The vouchers that a batch issues or changes, locked until it is committed: however many uses of one code a batch
/// has, it waits for the code once and writes its row once.
/// </summary>
internal sealed class VoucherTable : BatchTable<VoucherKey, Voucher>
{
    private static readonly Column[] Key = [Int("tenant_id"), Text("code")];

    private static readonly Column[] Changing =
        [Long("balance"), Long("uses"), Long("voided_at"), Text("void_reason")];

    internal static readonly Column[] Row =
    [
        .. Key, Id("series_id"), Int("version"), Id("member_id"), Text("chosen"), Long("issued_at"), Long("expires_at"),
        Long("issued"), .. Changing,
    ];

    private static readonly SetStatement Select = SetStatement.Find("vouchers", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement Append = Insert("vouchers", Row);

    private static readonly SetStatement Change = Update("vouchers", Key, Changing);

    // In the order of their codes: whoever waits for another's lock or new code is not waited for in turn.
    private readonly SortedDictionary<VoucherKey, Voucher> appended = [];
    private readonly SortedDictionary<VoucherKey, Voucher> changed = [];

    /// <summary>Stages a new voucher, whose code was needed and not found, or was made here.</summary>
    public void StageNew(int tenantId, Voucher voucher)
    {
        var key = new VoucherKey(tenantId, voucher.Code);
        Put(key, voucher);
        appended[key] = voucher;
    }

    /// <summary>Stages a voucher as it is now; the last of several in a batch stands for all.</summary>
    public void Stage(int tenantId, Voucher voucher)
    {
        var key = new VoucherKey(tenantId, voucher.Code);
        Put(key, voucher);
        (appended.ContainsKey(key) ? appended : changed)[key] = voucher;
    }

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, voucher) in appended)
        {
            Add(rows, key).Add(voucher.SeriesId).Add(voucher.SeriesVersion).Add(voucher.MemberId ?? Guid.Empty)
                .Add(voucher.Chosen).Add(voucher.IssuedAt.UnixMilliseconds).Add(voucher.ExpiresAt.UnixMilliseconds)
                .Add(voucher.Issued);
            AddChanging(rows, voucher);
        }

        foreach (var (key, voucher) in changed) AddChanging(Add(changes, key), voucher);
        trip.Write(rows).WriteAll(changes);
        appended.Clear();
        changed.Clear();
    }

    /// <summary>A row of <see cref="VoucherRows"/>'s or of this table's own columns.</summary>
    internal static Voucher Read(IRow row) => new(
        row.GetText(1)!, row.GetText(5), row.GetGuid(2), row.GetInt32(3),
        row.GetGuid(4) is var member && member == Guid.Empty ? null : member,
        new Instant(row.GetInt64(6)), new Instant(row.GetInt64(7)), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10),
        new Instant(row.GetInt64(11)) is var at && at == Instant.Never ? null : at, row.GetText(12));

    protected override void Load(RoundTrip trip, IReadOnlyCollection<VoucherKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys.Order()) Add(wanted, key);
        trip.Find(wanted, row => Put(new VoucherKey(row.GetInt32(0), row.GetText(1)!), Read(row)));
    }

    private static RowSet Add(RowSet rows, VoucherKey key) => rows.Add(key.TenantId).Add(key.Code);

    private static void AddChanging(RowSet rows, Voucher voucher) => rows
        .Add(voucher.Balance).Add(voucher.Uses).Add((voucher.VoidedAt ?? Instant.Never).UnixMilliseconds)
        .Add(voucher.VoidReason);
}
