using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LoyaltyPoints.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>A delivery as it came in.</summary>
internal sealed record Received(string Id, string Timestamp, string Signatures, byte[] Body, string? UserAgent)
{
    private JsonNode? json;

    public JsonNode Json => json ??= JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    public string? Member => (string?)Json["memberId"];

    /// <summary>Whether one of the signatures is by this secret, as it was shown.</summary>
    public bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. Body];
        var code = HMACSHA256.HashData(key, signed);
        return Signatures.Split(' ').Contains("v1," + Convert.ToBase64String(code));
    }
}

/// <summary>Somebody who is sent webhooks, on a free port of 127.0.0.1.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly WebApplication app;

    private Receiver(WebApplication app, string url) => (this.app, Url) = (app, url);

    public string Url { get; }

    /// <summary>What is done with a delivery; the answer's status is 204 unless it says otherwise.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Those that were answered 2xx, in the order of their answers.</summary>
    public ConcurrentQueue<Received> Taken { get; } = new();

    /// <summary>All that came.</summary>
    public ConcurrentQueue<Received> Seen { get; } = new();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = $"http://127.0.0.1:{Ports.Free()}/";
        builder.WebHost.UseUrls(url);
        var receiver = new Receiver(builder.Build(), url);
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until something holds of what came; fails, with what is there, where it never does.</summary>
    public async Task UntilAsync(Func<bool> holds, Func<string>? otherwise = null)
    {
        for (var waited = Stopwatch.StartNew(); !holds(); await Task.Delay(20))
        {
            if (waited.Elapsed > Patience)
                Assert.Fail($"{Taken.Count} of {Seen.Count} were taken. {otherwise?.Invoke()}");
        }
    }

    public IEnumerable<Received> Of(string member) => Taken.Where(one => one.Member == member);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var received = new Received(
            headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(),
            headers["webhook-signature"].ToString(), body.ToArray(), headers.UserAgent);
        Seen.Enqueue(received);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        await Answer(received, context);
        if (context.Response.StatusCode is >= 200 and < 300 && !context.RequestAborted.IsCancellationRequested)
            Taken.Enqueue(received);
    }
}
