using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Alerts;

/// <summary>What an alert is about: raised once, however often it is seen.</summary>
/// <param name="MemberId">Empty where it is no single member's.</param>
/// <param name="Cause">At most 200 characters, such as <c>rhythm/2026-11</c>.</param>
public readonly record struct AlertKey(int TenantId, Guid MemberId, string Cause);

/// <summary>Something that somebody should look at.</summary>
/// <param name="Kind">In kebab-case, at most 64 characters.</param>
/// <param name="Evidence">The numbers it rests on, UTF-8 JSON.</param>
/// <param name="AcknowledgedAt">Never: nobody has yet.</param>
public sealed record Alert(
    Guid Id, Guid MemberId, string Kind, string Cause, Instant RaisedAt, byte[] Evidence, Instant AcknowledgedAt,
    string? AcknowledgedBy);

/// <summary>The alerts that a batch raises: those whose cause is known already stay as they are.</summary>
internal sealed class AlertTable(Outbox events) : BatchTable<AlertKey, Alert>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Text("cause")];

    private static readonly Column[] Row =
    [
        .. Key, Id("alert_id"), Text("kind"), Long("raised_at"), Bytes("evidence"), Long("acknowledged_at"),
        Text("acknowledged_by"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("alerts", Key, Row);

    private static readonly SetStatement Append = Insert("alerts", Row);

    private RowSet staged = new(Append);

    /// <summary>Raises an alert whose cause was needed before; false where that was raised already.</summary>
    public bool Raise(int tenantId, Alert alert)
    {
        var key = new AlertKey(tenantId, alert.MemberId, alert.Cause);
        if (Find(key) is not null) return false;
        Put(key, alert);
        staged.Add(tenantId).Add(alert.MemberId).Add(alert.Cause).Add(alert.Id).Add(alert.Kind)
            .Add(alert.RaisedAt.UnixMilliseconds).Add(alert.Evidence).Add(alert.AcknowledgedAt.UnixMilliseconds)
            .Add(alert.AcknowledgedBy);
        events.Tell(tenantId, AlertEvent.Of(alert));
        return true;
    }

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<AlertKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Cause);
        trip.Find(wanted, row => Put(
            new AlertKey(row.GetInt32(0), row.GetGuid(1), row.GetText(2)!),
            new Alert(
                row.GetGuid(3), row.GetGuid(1), row.GetText(4)!, row.GetText(2)!, new Instant(row.GetInt64(5)),
                row.GetBytes(6).ToArray(), new Instant(row.GetInt64(7)), row.GetText(8))));
    }
}
