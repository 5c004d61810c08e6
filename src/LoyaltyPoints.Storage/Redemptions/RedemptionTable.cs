using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>The redemptions that a batch records, or goes on with.</summary>
internal sealed class RedemptionTable(Journal journal) : BatchTable<OwnedId, Redemption>
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    internal const string Columns = """
        tenant_id, member_id, redemption_id, state, released_units, reversed_units, ended_at, purchase_id,
          voucher_code, program_id, units, step, allocations, recorded_at, lapses_at, reward_id, reward_version,
          amount, has_stock, voucher_series_id, settled_on, partner_id, partner_value, counted_on
        """;

    private const long NoAmount = -1;

    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("redemption_id")];

    // What later steps change.
    private static readonly Column[] Progress =
    [
        Int("state"), Long("released_units"), Long("reversed_units"), Long("ended_at"), Id("purchase_id"),
        Text("voucher_code"),
    ];

    private static readonly Column[] Row =
    [
        .. Key, .. Progress, Id("program_id"), Long("units"), Long("step"), Bytes("allocations"), Long("recorded_at"),
        Long("lapses_at"), Id("reward_id"), Int("reward_version"), Long("amount"), Int("has_stock"),
        Id("voucher_series_id"), Long("settled_on"), Id("partner_id"), Long("partner_value"), Long("counted_on"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("redemptions", Key, Row);

    private static readonly SetStatement Append = Insert("redemptions", Row);

    private static readonly SetStatement GoOn = Update("redemptions", Key, [.. Progress, Long("settled_on")]);

    private readonly HashSet<OwnedId> added = [];
    private readonly HashSet<OwnedId> changed = [];

    /// <summary>Stages a new redemption.</summary>
    public void Add(int tenantId, Redemption redemption)
    {
        var key = new OwnedId(tenantId, redemption.MemberId, redemption.Id);
        Put(key, redemption);
        if (redemption.State == RedemptionState.Captured)
            journal.Tell(tenantId, NewFact.Of(redemption));
        added.Add(key);
    }

    /// <summary>Stages what has become of a redemption.</summary>
    public void Change(int tenantId, Redemption redemption)
    {
        var key = new OwnedId(tenantId, redemption.MemberId, redemption.Id);
        if (redemption.State == RedemptionState.Captured && Find(key)?.State == RedemptionState.Reserved)
            journal.Tell(tenantId, NewFact.Of(redemption));
        Put(key, redemption);
        changed.Add(key);
    }

    public override void Save(RoundTrip trip)
    {
        var (appended, goneOn) = (new RowSet(Append), new RowSet(GoOn));
        foreach (var key in added)
        {
            // As the last work of the batch has left it.
            var redemption = Find(key)!;
            AddProgress(appended, key, redemption).Add(redemption.ProgramId).Add(redemption.Units)
                .Add(redemption.Step)
                .Add(LotsCodec.Encode([.. redemption.Allocations.Select(part => new Lot(part.Lot, 0, part.Units))]))
                .Add(redemption.RecordedAt.UnixMilliseconds).Add(redemption.LapsesAt.UnixMilliseconds)
                .Add(redemption.Reward?.RewardId ?? Guid.Empty).Add(redemption.Reward?.Version ?? 0)
                .Add(redemption.Reward?.Amount ?? NoAmount).Add(redemption.Reward?.HasStock == true ? 1 : 0)
                .Add(redemption.Reward?.SeriesId ?? Guid.Empty)
                .Add(DayNumber(redemption.Partner?.SettledOn)).Add(redemption.Partner?.PartnerId ?? Guid.Empty)
                .Add(redemption.Partner?.UnitValue ?? 0).Add(DayNumber(redemption.Partner?.CountedOn));
        }

        foreach (var key in changed)
        {
            if (added.Contains(key)) continue;
            var redemption = Find(key)!;
            AddProgress(goneOn, key, redemption).Add(DayNumber(redemption.Partner?.SettledOn));
        }

        trip.Write(appended).WriteAll(goneOn);
        added.Clear();
        changed.Clear();
    }

    /// <summary>A row with <see cref="Columns"/>.</summary>
    internal static Redemption Read(IRow row) => new()
    {
        Id = row.GetGuid(2),
        MemberId = row.GetGuid(1),
        State = (RedemptionState)row.GetInt32(3),
        ReleasedUnits = row.GetInt64(4),
        ReversedUnits = row.GetInt64(5),
        EndedAt = new Instant(row.GetInt64(6)),
        PurchaseId = row.GetGuid(7) is var purchase && purchase == Guid.Empty ? null : purchase,
        VoucherCode = row.GetText(8),
        ProgramId = row.GetGuid(9),
        Units = row.GetInt64(10),
        Step = row.GetInt64(11),
        Allocations =
            [.. LotsCodec.Decode(row.GetBytes(12)).Select(lot => new Allocation(lot.Key, lot.Available))],
        RecordedAt = new Instant(row.GetInt64(13)),
        LapsesAt = new Instant(row.GetInt64(14)),
        Reward = row.GetGuid(15) is var reward && reward == Guid.Empty ? null
            : new RewardUse(
                reward, row.GetInt32(16), row.GetInt64(17) is var amount && amount == NoAmount ? null : amount,
                row.GetInt32(18) == 1, row.GetGuid(19) is var series && series == Guid.Empty ? null : series),
        Partner = Partner(row, 20),
    };

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Id);
        trip.Find(wanted, row => Put(new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), Read(row)));
    }

    private static RowSet AddProgress(RowSet rows, OwnedId key, Redemption redemption) =>
        rows.Add(key.TenantId).Add(key.MemberId).Add(key.Id).Add((int)redemption.State)
            .Add(redemption.ReleasedUnits).Add(redemption.ReversedUnits).Add(redemption.EndedAt.UnixMilliseconds)
            .Add(redemption.PurchaseId ?? Guid.Empty).Add(redemption.VoucherCode);

    private static long DayNumber(DateOnly? day) => day is { } known ? LocalDay.Number(known) : 0;

    private static PartnerUse? Partner(IRow row, int at) => row.GetGuid(at + 1) is var partner && partner == Guid.Empty
        ? null
        : new PartnerUse(
            partner, row.GetInt64(at + 2), LocalDay.Of((int)row.GetInt64(at + 3)),
            row.GetInt64(at) is var settled && settled == 0 ? null : LocalDay.Of((int)settled));
}
