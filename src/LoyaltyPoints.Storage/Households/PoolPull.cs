using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Households;

/// <summary>
/// The part of a redemption that brings a household's units together, for the work that spends them. In its order:
/// <see cref="Declare"/>, <see cref="DeclareMore"/>, <see cref="Decide"/>, the work's own decision about
/// <see cref="PooledUnits.Spender"/>, and only if that is no refusal <see cref="Stage"/>, then the work's own changes.
/// </summary>
/// <param name="seen">
/// The spender's household as a reader saw it, null for none: who is in it is locked, and counts if still in it then.
/// </param>
public sealed class PoolPull(int tenantId, Guid spenderId, Household? seen)
{
    private readonly IReadOnlyList<Guid> others =
        [.. (seen?.Members ?? []).Select(member => member.MemberId).Where(id => id != spenderId)];

    internal void Declare(Batch batch)
    {
        if (seen is null) return;
        foreach (var other in others) batch.Members.Need(tenantId, other);
        batch.Households.Need((tenantId, seen.Id));
    }

    internal void DeclareMore(Batch batch)
    {
        foreach (var other in others) batch.Need(batch.Member(tenantId, other), batch.NowOf(tenantId));
    }

    /// <param name="spender">Of the member who spends.</param>
    internal Decision<PooledUnits> Decide(Batch batch, PoolUnits command, Guid redemptionId, DecisionContext spender)
    {
        var household = seen is null ? null : batch.Households.Find((tenantId, seen.Id));
        var contexts = others.Where(other => household?.Find(other) is not null)
            .Select(other => batch.ContextOf(batch.Member(tenantId, other))).ToList();
        return command.Decide(redemptionId, household, spender, contexts);
    }

    internal void Stage(Batch batch, Decision<PooledUnits> pooled)
    {
        foreach (var change in pooled.Changes)
            batch.Stage(batch.Member(tenantId, change.After.MemberId), [change]);
        foreach (var transfer in pooled.Value!.Transfers) batch.Transfers.Stage(tenantId, transfer);
    }
}
