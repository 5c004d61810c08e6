using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Security;

namespace LoyaltyPoints.Api.Health;

/// <summary>One thing the service cannot work without.</summary>
public interface IReadinessCheck
{
    /// <summary>A word for it in the answer, such as <c>database</c>.</summary>
    string Name { get; }

    /// <summary>
    /// False or an exception where it does not work. Not answering within two seconds means the same.
    /// </summary>
    ValueTask<bool> IsReadyAsync(CancellationToken cancellation);
}

/// <summary>
/// <c>GET /health/live</c> is 200 while the process runs; <c>GET /health/ready</c> is 200 while every
/// <see cref="IReadinessCheck"/> passes and the service is not stopping, else 503 so that balancers go elsewhere.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly byte[] Live =
        JsonSerializer.SerializeToUtf8Bytes(new Liveness("live"), HealthJson.Default.Liveness);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").Public(quiet: true).WithTags("Health");
        health.MapGet("/live", () => new JsonAnswer(StatusCodes.Status200OK, Live))
            .WithName("getLiveness").WithSummary("Whether the process runs")
            .WithDescription("Asks nothing but the process itself: where it does not answer, start it anew.")
            .Produces<Liveness>(StatusCodes.Status200OK, JsonAnswer.Json);
        health.MapGet("/ready", ReadyAsync)
            .WithName("getReadiness").WithSummary("Whether requests can be served")
            .WithDescription("503 while the database does not answer or the instance is stopping: ask another.")
            .Produces<Readiness>(StatusCodes.Status200OK, JsonAnswer.Json)
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable, JsonAnswer.Json);
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
        var answer = new Readiness(stopping ? "stopping" : ready ? "ready" : "unready",
            results.ToDictionary(result => result.Name, result => result.IsReady));
        var status = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return JsonAnswer.Of(status, answer, HealthJson.Default.Readiness);
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

/// <param name="Status">Always <c>live</c>.</param>
internal sealed record Liveness(string Status);

/// <param name="Status"><c>ready</c>, <c>unready</c> or <c>stopping</c>.</param>
/// <param name="Checks">Whether each check passes, by its name.</param>
internal sealed record Readiness(string Status, IReadOnlyDictionary<string, bool> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class HealthJson : JsonSerializerContext;
