using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Alerts;

/// <summary>An alert that is to be raised, unless its cause has raised one before.</summary>
/// <param name="MemberId">Empty where it is no single member's.</param>
/// <param name="Kind">In kebab-case, at most 64 characters.</param>
/// <param name="Cause">At most 200 characters.</param>
/// <param name="Evidence">The numbers it rests on, UTF-8 JSON.</param>
public sealed record NewAlert(Guid MemberId, string Kind, string Cause, byte[] Evidence);

/// <summary>Raises alerts; harmless at any time, from any instance and again.</summary>
/// <param name="alerts">At most <see cref="Most"/>: tills wait for the batch it is in.</param>
public sealed class RaiseAlertsWork(int tenantId, IReadOnlyList<NewAlert> alerts) : Work(tenantId, null, null)
{
    public const int Most = 100;

    /// <summary>How many were new; known once it is written.</summary>
    public int Raised { get; private set; }

    protected internal override bool IsRepeatable => true;

    protected internal override void DeclareMore(Batch batch)
    {
        foreach (var alert in alerts) batch.Alerts.Need(new AlertKey(TenantId, alert.MemberId, alert.Cause));
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        var now = batch.NowOf(TenantId);
        Raised = alerts.Count(alert => batch.Alerts.Raise(TenantId, new Alert(
            batch.Ids.Next(), alert.MemberId, alert.Kind, alert.Cause, now, alert.Evidence, Instant.Never, null)));
        return new Answer(204, default);
    }
}
