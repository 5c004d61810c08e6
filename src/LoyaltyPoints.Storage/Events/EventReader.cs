using System.IO.Compression;
using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Events;

/// <summary>A tenant's events, in their order.</summary>
public static class EventReader
{
    private const int PagesAtOnce = 4;

    private const string SelectPages = """
        SELECT last_sequence, event_count, events FROM events
        WHERE tenant_id = @tenant AND last_sequence > @after ORDER BY last_sequence
        """;

    private const string SelectLatest = "SELECT MAX(last_sequence) FROM events WHERE tenant_id = @tenant";

    private const string SelectOldest = """
        SELECT last_sequence, event_count FROM events WHERE tenant_id = @tenant ORDER BY last_sequence
        """;

    private const string SelectSince = """
        SELECT last_sequence, event_count FROM events
        WHERE tenant_id = @tenant AND recorded_at >= @since ORDER BY last_sequence
        """;

    /// <summary>Events after one, oldest first.</summary>
    /// <param name="most">At most so many; fewer only where there are no more.</param>
    public static IReadOnlyList<StoredEvent> After(Session session, int tenantId, long sequence, int most)
    {
        var events = new List<StoredEvent>();
        while (events.Count < most)
        {
            var pages = session.Connection.Query<(long Last, int Count, byte[] Events)>(
                session.Dialect.Limited(SelectPages),
                new { tenant = tenantId, after = sequence, limit = PagesAtOnce }, session.CurrentTransaction).AsList();
            if (pages.Count == 0) break;
            foreach (var (last, count, packed) in pages)
            {
                Add(events, tenantId, last - count, packed, sequence, most);
                if (events.Count > 0) sequence = events[^1].Sequence;
            }
        }

        return events;
    }

    /// <summary>The event with this number; null where it is kept no more, or is none.</summary>
    public static StoredEvent? Find(Session session, int tenantId, long sequence) =>
        After(session, tenantId, sequence - 1, 1) is [var found] && found.Sequence == sequence ? found : null;

    /// <summary>The number of the newest event; 0 before the first.</summary>
    public static long Latest(Session session, int tenantId) => session.Connection.QuerySingle<long?>(
        SelectLatest, new { tenant = tenantId }, session.CurrentTransaction) ?? 0;

    /// <summary>The number of the oldest event that is kept; 1 before the first.</summary>
    public static long Earliest(Session session, int tenantId) => First(
        session.Connection.QueryFirstOrDefault<(long Last, int Count)?>(
            session.Dialect.Limited(SelectOldest), new { tenant = tenantId, limit = 1 }, session.CurrentTransaction))
        ?? 1;

    /// <summary>
    /// The number from which on there is everything that was put in its place at an instant (real time) or later;
    /// null where that is nothing yet.
    /// </summary>
    public static long? Since(Session session, int tenantId, Instant since) => First(
        session.Connection.QueryFirstOrDefault<(long Last, int Count)?>(
            session.Dialect.Limited(SelectSince), new { tenant = tenantId, since = since.UnixMilliseconds, limit = 1 },
            session.CurrentTransaction));

    internal static byte[] Pack(IReadOnlyList<NewEvent> events)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
            deflate.Write(EventCodec.Encode(events));
        return packed.ToArray();
    }

    private static long? First((long Last, int Count)? page) => page is var (last, count) ? last - count + 1 : null;

    private static void Add(
        List<StoredEvent> events, int tenantId, long before, byte[] packed, long after, int most)
    {
        foreach (var told in Unpack(packed))
        {
            if (++before <= after) continue;
            if (events.Count == most) return;
            events.Add(new StoredEvent(
                before, EventId.Of(tenantId, before), told.Type, told.OccurredAt,
                told.MemberId == Guid.Empty ? null : told.MemberId, told.Data));
        }
    }

    private static List<NewEvent> Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        deflate.CopyTo(plain);
        return EventCodec.Decode(plain.ToArray());
    }
}
