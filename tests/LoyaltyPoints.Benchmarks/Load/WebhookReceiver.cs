using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>How a receiver behaves until everybody is well.</summary>
internal enum Behaviour
{
    Good,

    /// <summary>Answers 500 to one in fifty, cuts one in a hundred, and says nothing to one in a thousand.</summary>
    Fickle,

    /// <summary>Takes 20 ms for each.</summary>
    Slow,

    /// <summary>Answers 503 to everything.</summary>
    Down,

    /// <summary>Ends a hundred events from now on, and comes back after as many that were refused.</summary>
    Crashing,
}

/// <summary>A receiver that fails by chance, and knows which events it has taken and whether in order.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly byte[] MemberField = "\"memberId\":\"mem_"u8.ToArray();

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly HashSet<long> taken = [];
    private readonly Dictionary<string, long> newest = [];
    private long seen;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public required Behaviour Behaviour { get; init; }

    public string Url => app.Urls.First();

    /// <summary>Whether its troubles are over.</summary>
    public bool IsWell { get; set; }

    public int Taken
    {
        get
        {
            lock (gate) return taken.Count;
        }
    }

    public long Seen => Interlocked.Read(ref seen);

    /// <summary>Events of a member that came, for the first time, after a later one of that member.</summary>
    public int OutOfOrder { get; private set; }

    public static async Task<WebhookReceiver> StartAsync(Behaviour behaviour)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build()) { Behaviour = behaviour };
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref seen);
        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 1024));
        await context.Request.Body.CopyToAsync(buffer);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!IsWell && Behaviour != Behaviour.Good && await FailsAsync(context, number)) return;
        // An event's id begins with its number.
        var id = context.Request.Headers["webhook-id"].ToString();
        Note(long.Parse(id.AsSpan(4, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture), MemberIn(buffer));
    }

    private async Task<bool> FailsAsync(HttpContext context, long number)
    {
        switch (Behaviour)
        {
            case Behaviour.Slow:
                await Task.Delay(20);
                return false;
            case Behaviour.Fickle when Random.Shared.Next(1000) == 0:
                // Longer than anybody waits.
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(
                    static _ => { }, TaskScheduler.Default);
                return true;
            case Behaviour.Fickle when Random.Shared.Next(100) == 0:
            case Behaviour.Crashing when number / 100 % 2 == 1:
                context.Abort();
                return true;
            case Behaviour.Fickle when Random.Shared.Next(50) == 0:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return true;
            case Behaviour.Down:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return true;
            default:
                return false;
        }
    }

    private void Note(long sequence, string member)
    {
        lock (gate)
        {
            if (!taken.Add(sequence)) return;
            if (newest.TryGetValue(member, out var before) && before > sequence) OutOfOrder++;
            newest[member] = Math.Max(before, sequence);
        }
    }

    private static string MemberIn(MemoryStream body)
    {
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        var at = bytes.IndexOf(MemberField) + MemberField.Length;
        return Encoding.ASCII.GetString(bytes.Slice(at, 32));
    }
}
