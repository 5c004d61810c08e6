using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Memberships;

/// <summary>The memberships that a batch makes or changes, and their payments.</summary>
internal sealed class MembershipTable : BatchTable<OwnedId, MembershipRow>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("membership_id")];

    private static readonly Column[] Changing =
        [Text("plan_id"), Long("trial_until"), Long("paid_until"), Long("cancelled_at"), Long("ends_at")];

    private static readonly Column[] Row =
        [.. Key, Id("program_id"), Long("started_at"), .. Changing, Long("recorded_at")];

    private static readonly SetStatement Select = SetStatement.Find("vip_memberships", Key, Row);

    private static readonly SetStatement Append = Insert("vip_memberships", Row);

    private static readonly SetStatement Change = Update("vip_memberships", Key, Changing);

    private static readonly SetStatement AppendPayment = Insert(
        "vip_payments",
        [
            .. Key, Int("number"), Id("payment_id"), Int("kind"), Text("plan_id"), Text("reference"), Long("amount"),
            Text("currency"), Long("fee"), Long("credit"), Long("period_from"), Long("period_to"), Long("units"),
            Long("shortfall"), Text("reason"), Long("recorded_at"), Bytes("request"), Bytes("answer"),
        ]);

    private readonly Dictionary<OwnedId, MembershipRow> appended = [];
    private readonly Dictionary<OwnedId, MembershipRow> changed = [];
    private RowSet payments = new(AppendPayment);

    /// <summary>Stages a membership as it is now; the last of several in a batch stands for all.</summary>
    public void Stage(int tenantId, MembershipChange change)
    {
        var key = new OwnedId(tenantId, change.MemberId, change.Membership.MembershipId);
        var known = Find(key);
        var row = new MembershipRow(
            change.MemberId, change.ProgramId, change.Membership, known?.RecordedAt ?? change.At);
        Put(key, row);
        if (known is null || appended.ContainsKey(key)) appended[key] = row;
        else changed[key] = row;
    }

    /// <summary>Stages a membership as it is now, without any payment.</summary>
    public void Stage(int tenantId, MembershipRow row)
    {
        var key = new OwnedId(tenantId, row.MemberId, row.Membership.MembershipId);
        if (Find(key) is null || appended.ContainsKey(key)) appended[key] = row;
        else changed[key] = row;
        Put(key, row);
    }

    /// <param name="request">What was asked, UTF-8 JSON; empty where nobody can send it again.</param>
    /// <param name="answer">What was answered, UTF-8 JSON.</param>
    public void Stage(
        OwnedId membership, Guid paymentId, RecordedPayment payment, byte[] request, ReadOnlySpan<byte> answer) =>
        Add(payments, membership).Add(payment.Number).Add(paymentId).Add((int)payment.Kind).Add(payment.PlanId)
            .Add(payment.Reference).Add(payment.Amount).Add(payment.Currency).Add(payment.Fee).Add(payment.Credit)
            .Add(payment.From.UnixMilliseconds).Add(payment.To.UnixMilliseconds).Add(payment.Units)
            .Add(payment.Shortfall).Add(payment.Reason).Add(payment.RecordedAt.UnixMilliseconds).Add(request)
            .Add(answer.ToArray());

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, row) in appended)
        {
            Add(rows, key).Add(row.ProgramId).Add(row.Membership.StartedAt.UnixMilliseconds);
            AddChanging(rows, row.Membership).Add(row.RecordedAt.UnixMilliseconds);
        }

        foreach (var (key, row) in changed) AddChanging(Add(changes, key), row.Membership);
        trip.Write(rows).WriteAll(changes).Write(payments);
        appended.Clear();
        changed.Clear();
        payments = new RowSet(AppendPayment);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) Add(wanted, key);
        trip.Find(wanted, row => Put(
            new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), MembershipRow.Read(row)));
    }

    private static RowSet Add(RowSet rows, OwnedId key) => rows.Add(key.TenantId).Add(key.MemberId).Add(key.Id);

    private static RowSet AddChanging(RowSet rows, MembershipStanding membership) => rows
        .Add(membership.PlanId).Add(membership.TrialUntil.UnixMilliseconds).Add(membership.PaidUntil.UnixMilliseconds)
        .Add((membership.CancelledAt ?? Instant.Never).UnixMilliseconds)
        .Add((membership.EndsAt ?? Instant.Never).UnixMilliseconds);
}
