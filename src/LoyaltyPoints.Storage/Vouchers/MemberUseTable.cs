using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>How often members have used vouchers, where that is limited; the row of the voucher locks them.</summary>
internal sealed class MemberUseTable : BatchTable<(VoucherKey Voucher, Guid MemberId), long?>
{
    private static readonly Column[] Key = [Int("tenant_id"), Text("code"), Id("member_id")];

    private static readonly SetStatement Select = SetStatement.Find("voucher_member_uses", Key, [.. Key, Long("uses")]);

    private static readonly SetStatement First = Insert("voucher_member_uses", [.. Key, Long("uses")]);

    private static readonly SetStatement Later = Update("voucher_member_uses", Key, [Long("uses")]);

    private readonly HashSet<(VoucherKey Voucher, Guid MemberId)> stored = [];
    private readonly Dictionary<(VoucherKey Voucher, Guid MemberId), long> staged = [];

    public void Stage(VoucherKey voucher, Guid memberId, long uses)
    {
        Put((voucher, memberId), uses);
        staged[(voucher, memberId)] = uses;
    }

    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var ((voucher, member), uses) in staged)
        {
            (stored.Add((voucher, member)) ? first : later)
                .Add(voucher.TenantId).Add(voucher.Code).Add(member).Add(uses);
        }

        trip.Write(first).WriteAll(later);
        staged.Clear();
    }

    protected override void Load(
        RoundTrip trip, IReadOnlyCollection<(VoucherKey Voucher, Guid MemberId)> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var (voucher, member) in keys) wanted.Add(voucher.TenantId).Add(voucher.Code).Add(member);
        trip.Find(wanted, row =>
        {
            var key = (new VoucherKey(row.GetInt32(0), row.GetText(1)!), row.GetGuid(2));
            stored.Add(key);
            Put(key, row.GetInt64(3));
        });
    }
}
