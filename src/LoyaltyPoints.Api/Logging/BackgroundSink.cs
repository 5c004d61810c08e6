using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace LoyaltyPoints.Api.Logging;

/// <summary>
/// Writes log lines on a thread of its own, in bulk, so that no request waits for the console. Lines wait at most
/// <see cref="Interval"/> (warnings and worse are written at once). The queue is bounded: above its capacity request
/// lines are dropped, above twice its capacity everything; how many were dropped is logged as soon as there is room.
/// Disposing it writes what is left.
/// </summary>
public sealed class BackgroundSink : ILogEventSink, IDisposable
{
    /// <summary>The longest a line waits while the process lives.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private const int FlushAt = 64 * 1024;

    private readonly ConcurrentQueue<Entry> queue = new();
    private readonly object sleep = new();
    private readonly LogLines lines = new();
    private readonly Stream output;
    private readonly int capacity;
    private readonly Thread writer;
    private volatile bool stopping;
    private int waiting;
    private long dropped;

    /// <param name="output">Where lines go; it is flushed, not closed.</param>
    /// <param name="capacity">Lines that may wait: at 20,000 requests a second 16,384 is eight intervals.</param>
    public BackgroundSink(Stream output, int capacity = 16_384)
    {
        (this.output, this.capacity) = (output, capacity);
        writer = new Thread(Run) { IsBackground = true, Name = "log writer" };
        writer.Start();
    }

    /// <summary>Lines dropped since the start.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    public void Emit(LogEvent logEvent)
    {
        Add(new Entry(logEvent, default), 2 * capacity);
        if (logEvent.Level >= LogEventLevel.Warning) Wake();
    }

    /// <summary>Takes a request's line, or counts it as dropped.</summary>
    public void Write(in RequestLine line) => Add(new Entry(null, line), capacity);

    public void Dispose()
    {
        if (stopping) return;
        stopping = true;
        Wake();
        writer.Join();
        lines.Dispose();
    }

    // A pulse that comes while the writer writes is lost: its line then waits one interval, like any other.
    private void Wake()
    {
        lock (sleep) Monitor.Pulse(sleep);
    }

    private void Add(in Entry entry, int limit)
    {
        if (Interlocked.Increment(ref waiting) > limit)
        {
            Interlocked.Decrement(ref waiting);
            Interlocked.Increment(ref dropped);
            return;
        }

        queue.Enqueue(entry);
    }

    private void Run()
    {
        var reported = 0L;
        while (true)
        {
            // Read before draining: what was added before the stop is then written by this round.
            var last = stopping;
            Drain();
            var lost = Dropped;
            if (lost > reported) lines.AppendDropped(lost - reported, lost);
            reported = lost;
            Flush();
            if (last) return;
            lock (sleep)
            {
                if (!stopping) Monitor.Wait(sleep, Interval);
            }
        }
    }

    private void Drain()
    {
        while (queue.TryDequeue(out var entry))
        {
            Interlocked.Decrement(ref waiting);
            if (entry.Event is { } logEvent) lines.Append(logEvent);
            else lines.Append(entry.Line);
            if (lines.Length >= FlushAt) Flush();
        }
    }

    private void Flush()
    {
        if (lines.Length == 0) return;
        try
        {
            output.Write(lines.Written);
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody reads the console any more. There is no better place to say so; the service goes on.
        }

        lines.Clear();
    }

    private readonly record struct Entry(LogEvent? Event, RequestLine Line);
}
