using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Adjustments;

/// <summary>Gives expired units back by hand. Rare, so it may read the account's chain.</summary>
public sealed class ReinstateUnitsWork(int tenantId, Guid memberId, ReinstateUnits command, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.UnitsReinstated);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var context = batch.ContextOf(member);
        // The chain may go on in what a neighbour in this batch, or a date, has appended.
        batch.Flush();
        var decision = command.Decide(batch.Ids.Next(), context, Entries(batch, context));
        if (decision.Value is not { } adjustment) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Adjustments.Stage(TenantId, adjustment);
        return new Answer(201, JsonSerializer.SerializeToUtf8Bytes(adjustment, CoreJson.Default.Adjustment));
    }

    private List<LedgerEntry> Entries(Batch batch, DecisionContext context) =>
        context.Member.Account(command.ProgramId) is { } account && command.ExpiredSince(context) is { } since
            ? LedgerReader.Walk(batch.Session, account).TakeWhile(entry => entry.RecordedAt >= since).ToList()
            : [];
}
