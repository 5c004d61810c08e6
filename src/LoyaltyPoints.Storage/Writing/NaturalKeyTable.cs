using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>What others call a purchase, a return or a payment; unique for ever.</summary>
public readonly record struct NaturalKey(int TenantId, NaturalKeyKind Kind, string Source, string ExternalId);

/// <summary>Stored: never renumber.</summary>
public enum NaturalKeyKind
{
    Purchase = 1,
    Return = 2,
    Activity = 3,

    /// <summary>Money taken for a membership; the source is <c>payment</c>.</summary>
    Payment = 4,

    /// <summary>A referral code, of whom it names; the source is <c>referral</c>.</summary>
    ReferralCode = 6,

    /// <summary>A member's answer to a survey.</summary>
    Feedback = 16,

    Complaint = 17,
}

/// <summary>What a natural key stands for.</summary>
internal sealed record NaturalKeyRow(Guid MemberId, Guid ReferenceId);

/// <summary>The natural keys of a batch.</summary>
internal sealed class NaturalKeyTable : BatchTable<NaturalKey, NaturalKeyRow>
{
    private static readonly Column[] Key = [Int("tenant_id"), Text("external_id"), Text("source"), Int("kind")];

    private static readonly Column[] Row = [.. Key, Id("member_id"), Id("reference_id")];

    private static readonly SetStatement Select = SetStatement.Find("natural_keys", Key, Row);

    private static readonly SetStatement Append = Insert("natural_keys", Row);

    private readonly List<(NaturalKey Key, NaturalKeyRow Row)> staged = [];

    public void Stage(NaturalKey key, NaturalKeyRow row)
    {
        Put(key, row);
        staged.Add((key, row));
    }

    // In one order everywhere: an instance waits for another's uncommitted key, and must not be waited for in turn.
    public override void Save(RoundTrip trip)
    {
        staged.Sort(static (one, other) => Compare(one.Key, other.Key));
        var rows = new RowSet(Append);
        foreach (var (key, row) in staged) Add(rows, key).Add(row.MemberId).Add(row.ReferenceId);
        trip.Write(rows);
        staged.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<NaturalKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) Add(wanted, key);
        trip.Find(wanted, row => Put(
            new NaturalKey(row.GetInt32(0), (NaturalKeyKind)row.GetInt32(3), row.GetText(2)!, row.GetText(1)!),
            new NaturalKeyRow(row.GetGuid(4), row.GetGuid(5))));
    }

    private static RowSet Add(RowSet rows, NaturalKey key) =>
        rows.Add(key.TenantId).Add(key.ExternalId).Add(key.Source).Add((int)key.Kind);

    private static int Compare(NaturalKey one, NaturalKey other)
    {
        var order = one.TenantId.CompareTo(other.TenantId);
        if (order == 0) order = string.CompareOrdinal(one.ExternalId, other.ExternalId);
        if (order == 0) order = string.CompareOrdinal(one.Source, other.Source);
        return order != 0 ? order : one.Kind.CompareTo(other.Kind);
    }
}
