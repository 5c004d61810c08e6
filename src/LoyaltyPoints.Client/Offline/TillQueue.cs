using System.Globalization;

namespace LoyaltyPoints.Client.Offline;

/// <summary>
/// What waits to be sent, on disk, in order: files of records, a new one begun when the last is large, each deleted
/// when all of it is done. What is waiting is known in memory by its place; its content is read when it is its turn.
/// </summary>
internal sealed class TillQueue : IDisposable
{
    private const string Ending = ".queue";
    private const int DoneBetweenSaves = 16;

    private readonly string folder;
    private readonly long longestSegment;
    private readonly FileStream key;
    private readonly Acknowledged acknowledged;
    private readonly SortedDictionary<int, RecordFile> segments = [];
    private readonly Queue<QueuePlace> waiting = [];
    private readonly Lock gate = new();
    private int unsaved;

    /// <exception cref="IOException">The folder is in use by another process.</exception>
    public TillQueue(string folder, long longestSegment)
    {
        (this.folder, this.longestSegment) = (folder, longestSegment);
        Directory.CreateDirectory(folder);
        key = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        acknowledged = new Acknowledged(folder);
        var opened = false;
        try
        {
            Recover();
            opened = true;
        }
        finally
        {
            if (!opened) Dispose();
        }
    }

    public int Count
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>When this returns, it is on the disk.</summary>
    public void Add(ReadOnlySpan<byte> content)
    {
        lock (gate)
        {
            var (number, segment) = segments.Last();
            if (segment.Length >= longestSegment) segment = Begin(++number);
            waiting.Enqueue(new QueuePlace(number, segment.Append(content)));
        }
    }

    /// <summary>What is to be sent next; it stays until <see cref="Done"/>.</summary>
    public bool TryPeek(out QueuePlace place, out byte[] content)
    {
        lock (gate)
        {
            content = [];
            if (!waiting.TryPeek(out place)) return false;
            content = segments[place.Segment].Read(place.Offset);
            return true;
        }
    }

    /// <summary>The first one is done with, which is written down now and then.</summary>
    public void Done()
    {
        lock (gate)
        {
            waiting.Dequeue();
            if (++unsaved >= DoneBetweenSaves) SaveDone();
        }
    }

    /// <summary>Writes down what is done.</summary>
    public void Save()
    {
        lock (gate)
            if (unsaved > 0)
                SaveDone();
    }

    public void Dispose()
    {
        foreach (var segment in segments.Values) segment.Dispose();
        key.Dispose();
    }

    private void Recover()
    {
        var done = acknowledged.Read();
        foreach (var file in Directory.GetFiles(folder, $"*{Ending}").Order(StringComparer.Ordinal))
        {
            var number = int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture);
            if (number < done.Segment) File.Delete(file);
            else
                segments[number] = RecordFile.Open(file, (at, _) =>
                {
                    var place = new QueuePlace(number, at);
                    if (place.CompareTo(done) >= 0) waiting.Enqueue(place);
                });
        }

        // A place beyond what there is, which only a foreign hand can cause, must not hide what is added there later.
        if (segments.Count == 0 || Beyond(done)) Begin(Math.Max(segments.Keys.LastOrDefault(), done.Segment) + 1);
    }

    private bool Beyond(QueuePlace done) =>
        segments.Keys.Last() < done.Segment ||
        (segments.TryGetValue(done.Segment, out var segment) && done.Offset > segment.Length);

    private RecordFile Begin(int number) => segments[number] =
        RecordFile.Open(Path.Combine(folder, $"{number:D8}{Ending}"), static (_, _) => { });

    private void SaveDone()
    {
        var last = segments.Last();
        var place = waiting.TryPeek(out var next) ? next : new QueuePlace(last.Key, last.Value.Length);
        acknowledged.Write(place);
        unsaved = 0;
        foreach (var number in segments.Keys.TakeWhile(number => number < place.Segment).ToList())
        {
            segments.Remove(number, out var segment);
            segment!.Dispose();
            File.Delete(Path.Combine(folder, $"{number:D8}{Ending}"));
        }
    }
}
