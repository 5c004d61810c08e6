using System.Collections.Concurrent;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>An event as it is sent.</summary>
/// <param name="Member">Empty where it is no member's.</param>
/// <param name="ShownId">As callers see it.</param>
internal sealed record PreparedEvent(
    long Sequence, Guid Id, Guid Member, string Type, string ShownId, ReadOnlyMemory<byte> Body);

/// <summary>
/// Events as they are sent, read and prepared once for all endpoints of a tenant that are about as far: a page is full,
/// and never changes, once there are events after it.
/// </summary>
internal sealed class EventPages(ReadPool readers)
{
    private const int Size = 512;
    private const int Kept = 64;

    private readonly ConcurrentDictionary<int, Lock> readings = new();
    private readonly Lock gate = new();
    private readonly Dictionary<(int TenantId, long Page), PreparedEvent[]> pages = [];
    private readonly Queue<(int TenantId, long Page)> order = new();

    /// <summary>The next events after this one, oldest first; after a gap where some are kept no more.</summary>
    /// <param name="latest">An event that is there, or 0.</param>
    public IEnumerable<PreparedEvent> After(int tenantId, long sequence, long latest)
    {
        var page = sequence / Size;
        if ((page + 1) * Size > latest) return Read(tenantId, sequence, Size);
        var events = Page(tenantId, page);
        return events.Length > 0 ? events.Where(one => one.Sequence > sequence)
            : Read(tenantId, sequence, Size);
    }

    /// <summary>Null where it is kept no more.</summary>
    public PreparedEvent? Find(int tenantId, long sequence)
    {
        lock (gate)
        {
            if (pages.TryGetValue((tenantId, (sequence - 1) / Size), out var known))
                return Array.Find(known, one => one.Sequence == sequence);
        }

        return Read(tenantId, sequence - 1, 1) is [var found] && found.Sequence == sequence ? found : null;
    }

    private PreparedEvent[] Page(int tenantId, long page)
    {
        // One reads, and those who want the same wait for it.
        lock (readings.GetOrAdd(tenantId, static _ => new Lock()))
        {
            lock (gate)
            {
                if (pages.TryGetValue((tenantId, page), out var known)) return known;
            }

            var events = Array.FindAll(
                Read(tenantId, page * Size, Size), one => one.Sequence <= (page + 1) * Size);
            if (events.Length < Size) return events;
            lock (gate)
            {
                pages[(tenantId, page)] = events;
                order.Enqueue((tenantId, page));
                if (order.Count > Kept) pages.Remove(order.Dequeue());
            }

            return events;
        }
    }

    private PreparedEvent[] Read(int tenantId, long sequence, int most) =>
    [
        .. readers.Read(session => EventReader.After(session, tenantId, sequence, most)).Select(static told =>
            new PreparedEvent(
                told.Sequence, told.Id, told.MemberId ?? Guid.Empty, told.Type,
                PublicId.Format(PublicId.Event, told.Id), EventDocument.Of(told))),
    ];
}
