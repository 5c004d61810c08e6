using System.Text.Json;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client.Offline;

/// <summary>What the service refused for good, on disk, each once.</summary>
internal sealed class RefusedItems : IDisposable
{
    private readonly RecordFile file;
    private readonly List<RefusedItem> all = [];
    private QueuePlace last;

    public RefusedItems(string folder) =>
        file = RecordFile.Open(Path.Combine(folder, "refused"), (_, content) => Take(Read(content)));

    public IReadOnlyList<RefusedItem> All
    {
        get
        {
            lock (all) return [.. all];
        }
    }

    /// <summary>When this returns, it is on the disk; a place that was added before is not added again.</summary>
    public void Add(QueuePlace place, RefusedItem item)
    {
        lock (all)
        {
            if (place.CompareTo(last) <= 0) return;
            var entry = new Entry(place.Segment, place.Offset, item);
            file.Append(JsonSerializer.SerializeToUtf8Bytes(entry, WireJson.Options));
            Take(entry);
        }
    }

    public void Dispose() => file.Dispose();

    private void Take(Entry entry)
    {
        all.Add(entry.Item);
        last = new QueuePlace(entry.Segment, entry.Offset);
    }

    private static Entry Read(byte[] content) =>
        JsonSerializer.Deserialize<Entry>(content, WireJson.Options)
        ?? throw new QueueDamagedException("A refused item is empty.");

    private sealed record Entry(int Segment, long Offset, RefusedItem Item);
}
