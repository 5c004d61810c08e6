using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>
/// What a redemption's works do for the partner whose app asks: whom and what it may ask for, what its day leaves, what
/// it is owed. Does nothing where no partner asks.
/// </summary>
/// <param name="partnerId">Null: the tenant's own app asks.</param>
internal sealed class PartnerDesk(int tenantId, Guid memberId, Guid? partnerId)
{
    private readonly PartnerKey key = new(tenantId, partnerId ?? Guid.Empty);
    private readonly PartnerLinkKey link = new(tenantId, memberId, partnerId ?? Guid.Empty);

    /// <summary>The partner; null: none.</summary>
    public Partner? PartnerOf(Batch batch) =>
        partnerId is { } id ? batch.Catalog(tenantId).Partners.GetValueOrDefault(id) : null;

    public void Declare(Batch batch)
    {
        if (partnerId is null) return;
        batch.PartnerLocks.Need(key);
        batch.PartnerLinks.Need(link);
    }

    /// <param name="known">The redemption it goes on with; null: a new one.</param>
    public void DeclareMore(Batch batch, Redemption? known, Guid programId)
    {
        if (PartnerOf(batch) is not { } partner) return;
        var today = partner.DayOf(batch.NowOf(tenantId));
        batch.PartnerDays.Need(new PartnerDayKey(key, known?.Partner?.CountedOn ?? today));
        batch.PartnerSettlements.Need(new SettlementKey(
            key, today, programId, known?.Partner?.UnitValue ?? partner.Definition.UnitValue));
        if (known is { WasReserved: true }) batch.PartnerHolds.Need(PartnerHoldTable.KeyOf(tenantId, known));
    }

    /// <summary>
    /// Null, or why the partner may not ask: 404 for a member it does not see or a program it may not spend. Counts the
    /// request, whatever becomes of it.
    /// </summary>
    public Refusal? Admit(Batch batch, Guid programId) =>
        Admit(batch, partner => partner.MaySpend(programId) ? null : ProgramRows.NotFound("/programId"));

    /// <summary>As for a program, for a reward; null: one that is not there.</summary>
    public Refusal? Admit(Batch batch, Reward? reward) => Admit(batch, partner =>
        reward is not null && partner.MayOffer(reward.Id, reward.Definition.ProgramId) ? null
            : RedeemRewardWork.NotFound);

    private Refusal? Admit(Batch batch, Func<Partner, Refusal?> judge)
    {
        if (partnerId is null) return null;
        if (PartnerOf(batch) is not { } partner || !Sees(batch)) return MemberRows.NotFound("/memberId");
        var today = Loaded(batch, partner.DayOf(batch.NowOf(tenantId)));
        if (batch.PartnerDays.Find(today)!.Day.RefuseRequest(partner.Definition.Limits) is { } refusal) return refusal;
        batch.PartnerDays.Add(today, new PartnerDay(0, 0, 1));
        return judge(partner);
    }

    /// <summary>The decision as the partner's, if its day leaves room; lapsed reservations make some.</summary>
    public Decision<Redemption> Limit(Batch batch, Decision<Redemption> decision)
    {
        if (PartnerOf(batch) is not { } partner || decision.Value is null) return decision;
        var now = batch.NowOf(tenantId);
        var today = Loaded(batch, partner.DayOf(now));
        var made = decision.MadeBy(partner, batch.PartnerDays.Find(today)!.Day, now);
        return made.Refusal is not null && batch.PartnerDays.TryCountBackLapsed(today, now)
            ? decision.MadeBy(partner, batch.PartnerDays.Find(today)!.Day, now) : made;
    }

    /// <summary>Takes a step's counts.</summary>
    /// <param name="before">Null for a new redemption.</param>
    public void Count(Batch batch, Redemption? before, Redemption after)
    {
        if (PartnerOf(batch) is not { } partner || after.Partner is not { } use) return;
        batch.PartnerDays.Add(Loaded(batch, use.CountedOn), PartnerSteps.Counted(before, after));
        var settled = new SettlementKey(
            key, partner.DayOf(batch.NowOf(tenantId)), after.ProgramId, use.UnitValue);
        if (batch.PartnerSettlements.Find(settled) is null)
        {
            batch.PartnerSettlements.Need(settled);
            batch.LoadMore();
        }

        batch.PartnerSettlements.Add(settled, PartnerSteps.Settled(before, after));
        if (after.State == RedemptionState.Reserved) batch.PartnerHolds.Add(tenantId, after);
        else if (before is { State: RedemptionState.Reserved })
            batch.PartnerHolds.End(PartnerHoldTable.KeyOf(tenantId, before));
    }

    /// <summary>Whether a reservation was counted back already, and its room may have been given away.</summary>
    public bool HasLapsed(Batch batch, Redemption before) => partnerId is not null
        && before.State == RedemptionState.Reserved
        && !batch.PartnerHolds.Find(PartnerHoldTable.KeyOf(tenantId, before));

    /// <summary>The account as the caller may see it: null for a partner that no longer sees the member.</summary>
    public Core.Ledger.Balance? Shown(Batch batch, MemberState member, Guid programId) =>
        partnerId is null || Sees(batch) ? member.Account(programId)!.BalanceAt(batch.NowOf(tenantId)) : null;

    private bool Sees(Batch batch) => batch.PartnerLinks.Find(link) is { IsLinked: true };

    // Mostly it is: only a neighbour in the batch that moves the clock makes another day of it.
    private PartnerDayKey Loaded(Batch batch, DateOnly day)
    {
        var today = new PartnerDayKey(key, day);
        if (batch.PartnerDays.Find(today) is not null) return today;
        batch.PartnerDays.Need(today);
        batch.LoadMore();
        return today;
    }
}
