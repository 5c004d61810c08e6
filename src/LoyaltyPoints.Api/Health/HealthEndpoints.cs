using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Security;

namespace LoyaltyPoints.Api.Health;

/// <summary>One thing the service cannot work without.</summary>
public interface IReadinessCheck
{
    /// <summary>A word for it in the answer, such as <c>database</c>.</summary>
    string Name { get; }

    /// <summary>False or an exception where it does not work; cancelled after two seconds, which means the same.</summary>
    ValueTask<bool> IsReadyAsync(CancellationToken cancellation);
}

/// <summary>
/// <c>GET /health/live</c> is 200 while the process runs; <c>GET /health/ready</c> is 200 while every
/// <see cref="IReadinessCheck"/> passes and the service is not stopping, else 503 so that balancers go elsewhere.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").Public(quiet: true).WithTags("Health");
        health.MapGet("/live", () => new JsonAnswer(StatusCodes.Status200OK, "{\"status\":\"live\"}"u8.ToArray()))
            .WithName("getLiveness").WithSummary("Whether the process runs")
            .Produces(StatusCodes.Status200OK, contentType: JsonAnswer.Json);
        health.MapGet("/ready", ReadyAsync)
            .WithName("getReadiness").WithSummary("Whether requests can be served")
            .Produces(StatusCodes.Status200OK, contentType: JsonAnswer.Json)
            .Produces(StatusCodes.Status503ServiceUnavailable, contentType: JsonAnswer.Json);
    }

    private static async Task<IResult> ReadyAsync(
        IEnumerable<IReadinessCheck> checks, IHostApplicationLifetime lifetime, ILogger<IReadinessCheck> logger,
        HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
        var results = await Task.WhenAll(checks.Select(async check =>
            (check.Name, IsReady: await PassesAsync(check, logger, patience.Token))));
        var ready = !stopping && results.All(result => result.IsReady);
        var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status", stopping ? "stopping" : ready ? "ready" : "unready");
            json.WriteStartObject("checks");
            foreach (var (name, isReady) in results) json.WriteBoolean(name, isReady);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new JsonAnswer(
            ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, body.ToArray());
    }

    // Any exception is an answer here: the check has failed. It is logged, for the probe does not say why.
    private static async Task<bool> PassesAsync(
        IReadinessCheck check, ILogger<IReadinessCheck> logger, CancellationToken cancellation)
    {
        try
        {
            return await check.IsReadyAsync(cancellation).AsTask().WaitAsync(cancellation);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The readiness check {Check} failed", check.Name);
            return false;
        }
    }
}
