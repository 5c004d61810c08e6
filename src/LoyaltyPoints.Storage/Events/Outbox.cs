using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// The events of a batch: one row a tenant, in the same transaction, so that nothing is told that did not happen and
/// nothing that did is left out. Their place in the tenant's order is given later (<see cref="EventSequencer"/>).
/// </summary>
internal sealed class Outbox
{
    private static readonly SetStatement Append = Insert("outbox", [Int("tenant_id"), Bytes("events")]);

    private readonly Dictionary<int, List<NewEvent>> told = [];

    public void Tell(int tenantId, NewEvent happened)
    {
        if (!told.TryGetValue(tenantId, out var events)) told[tenantId] = events = [];
        events.Add(happened);
    }

    /// <summary>Tells what time, rather than a work, has done to an account.</summary>
    public void Tell(int tenantId, AccountChange change, Instant now)
    {
        foreach (var happened in AccountEvents.Of(change, now)) Tell(tenantId, happened);
    }

    // Last of all: whoever comes after in the order of the rows' numbers had to wait for these locks.
    public void Save(RoundTrip trip)
    {
        if (told.Count == 0) return;
        var rows = new RowSet(Append);
        foreach (var (tenantId, events) in told) rows.Add(tenantId).Add(EventCodec.Encode(events));
        trip.Write(rows);
        told.Clear();
    }
}
