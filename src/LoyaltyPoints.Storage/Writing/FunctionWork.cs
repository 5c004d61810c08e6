namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// A write of configuration or of members: rare enough to be a function over the batch's transaction.
/// </summary>
/// <param name="memberId">The member to lock and load; null where none is touched.</param>
public sealed class FunctionWork(
    int tenantId, RequestKey? requestKey, Func<Batch, WorkResult> execute, Guid? memberId = null)
    : Work(tenantId, requestKey)
{
    protected internal override void Declare(BatchNeeds needs)
    {
        if (memberId is { } id) needs.Member(TenantId, id);
    }

    protected internal override WorkResult Execute(Batch batch) => execute(batch);
}
