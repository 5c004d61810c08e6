using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// A write of configuration or of members: rare enough to be a function over the batch's transaction. It sees what
/// earlier works of the batch have appended.
/// </summary>
public sealed class FunctionWork(
    int tenantId, RequestKey? requestKey, Func<Batch, WorkResult> execute, Guid? memberId = null)
    : Work(tenantId, memberId, requestKey)
{
    /// <summary>Whether the tenant's programs will change; other transactions that use them wait meanwhile.</summary>
    public bool ChangesPrograms { get; init; }

    /// <summary>Whether the tenant's test clock will be moved; its other writes wait meanwhile.</summary>
    public bool MovesClock { get; init; }

    /// <inheritdoc cref="Work.Tells"/>
    public WorkEvent? Event { get; init; }

    protected internal override WorkEvent? Tells => Event;

    protected internal override void Declare(Batch batch)
    {
        if (ChangesPrograms || MovesClock) batch.Catalogs.NeedAlone(TenantId);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        batch.Flush();
        return execute(batch);
    }
}
