using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Transfers;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Transfers;

/// <summary>Lets a member give units to another; both are locked.</summary>
public sealed class TransferUnitsWork(
    int tenantId, Guid from, Guid to, TransferUnits command, RequestKey? requestKey)
    : Work(tenantId, from, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.TransferMade);

    protected internal override void Declare(Batch batch) => batch.Members.Need(TenantId, to);

    protected internal override void DeclareMore(Batch batch)
    {
        batch.Need(batch.Member(TenantId, to), batch.NowOf(TenantId));
        batch.Counters.Need(batch.Member(TenantId, from), Counters(batch));
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        var (giver, receiver) = (batch.Member(TenantId, from), batch.Member(TenantId, to));
        if (!batch.Members.Exists(giver)) return MemberRows.NotFound("/from");
        if (!batch.Members.Exists(receiver)) return MemberRows.NotFound("/to");
        // A neighbour in this batch may have brought the limit with a new version of the program.
        batch.Ensure(giver, Counters(batch), batch.NowOf(TenantId));
        var (giving, receiving) = (batch.ContextOf(giver), batch.ContextOf(receiver));
        var decision = command.Decide(batch.Ids.Next(), giving, receiving);
        if (decision.Value is not { } transfer) return decision.Refusal!;
        foreach (var change in decision.Changes)
            batch.Stage(batch.Member(TenantId, change.After.MemberId), [change]);
        batch.Transfers.Stage(TenantId, transfer);
        return TransferRow.Answer(
            transfer, giving.BalanceOf(giver.Account(transfer.ProgramId)!),
            receiving.BalanceOf(receiver.Account(transfer.ProgramId)!));
    }

    private IEnumerable<(Guid ProgramId, CapKey Key)> Counters(Batch batch)
    {
        var program = batch.Catalog(TenantId).Find(command.ProgramId)?.At(batch.NowOf(TenantId));
        return program?.TransferCounterAt(batch.NowOf(TenantId)) is { } key ? [(command.ProgramId, key)] : [];
    }
}
