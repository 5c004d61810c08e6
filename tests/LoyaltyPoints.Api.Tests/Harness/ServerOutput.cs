namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>The last lines a server wrote, for failure messages and tests of the log. Safe for many threads.</summary>
public sealed class ServerOutput
{
    private const int Kept = 2000;
    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    public void Add(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept) lines.Dequeue();
        }
    }

    public IReadOnlyList<string> Lines()
    {
        lock (gate) return [.. lines];
    }

    /// <summary>The last <paramref name="count"/> lines as one text.</summary>
    public string Tail(int count = 60) => string.Join('\n', Lines().TakeLast(count));
}
