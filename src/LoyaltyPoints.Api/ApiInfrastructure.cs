using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Health;
using LoyaltyPoints.Api.Logging;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Startup;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LoyaltyPoints.Api;

/// <summary>
/// Everything around the endpoints. The order of the pipeline, from the wire inwards:
/// <list type="number">
/// <item><see cref="RequestEdge"/>: request id, trace, headers, problem documents, the log line. Outermost, so that
/// whatever happens further in is answered and logged in one way.</item>
/// <item>Swagger UI, only under its own path: static files need neither routing nor a key.</item>
/// <item>Routing: finds the endpoint, whose metadata says who may call it; answers 404, 405 and 415 itself.</item>
/// <item><see cref="ApiKeyGate"/>: 401, 403, or the caller is known from here on.</item>
/// <item>The endpoint: binds, decides, answers.</item>
/// </list>
/// </summary>
public static class ApiInfrastructure
{
    /// <summary>The largest body any endpoint takes, in bytes: a batch of 64 MiB. The others stop at 1 MiB.</summary>
    public const long MaximumBatchLength = 64L << 20;

    /// <summary>
    /// Registers what the pipeline needs. The application registers <see cref="IApiKeyDirectory"/> and any number of
    /// <see cref="IReadinessCheck"/>; <see cref="TimeProvider"/> is the system's unless one is registered.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">For the log levels.</param>
    /// <param name="logOutput">Where log lines go; standard output when null.</param>
    public static IServiceCollection AddApiInfrastructure(
        this IServiceCollection services, IConfiguration configuration, Stream? logOutput = null)
    {
        services.AddJsonLines(configuration, logOutput);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ApiKeyCache>();
        var quota = Settings.Read<QuotaOptions>(configuration, "Quota");
        services.AddSingleton(quota);
        services.AddSingleton<KeyQuotas>();
        services.AddApiDocument();
        services.ConfigureHttpJsonOptions(options => StrictJson.Apply(options.SerializerOptions));
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBatchLength;
        });
        return services;
    }

    /// <summary>Puts the pipeline together; to be called once, before endpoints are mapped.</summary>
    /// <param name="app">The application.</param>
    /// <param name="isOutage">Whether an exception means that the database is away, and trying again may help:
    /// 503.</param>
    public static WebApplication UseApiInfrastructure(this WebApplication app, Func<Exception, bool>? isOutage = null)
    {
        var services = app.Services;
        isOutage ??= static _ => false;
        var time = services.GetRequiredService<TimeProvider>();
        var log = services.GetRequiredService<RequestLog>();
        var failures = services.GetRequiredService<ILogger<RequestEdge>>();
        var keys = services.GetRequiredService<ApiKeyCache>();
        var quotas = services.GetRequiredService<KeyQuotas>();
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(next => new RequestEdge(next, log, failures, time, isOutage, stopping).InvokeAsync);
        app.UseSwagger();
        app.UseRouting();
        app.Use(next => new ApiKeyGate(next, keys, quotas, time).InvokeAsync);
        return app;
    }

    /// <summary>Maps the health probes and the OpenAPI document.</summary>
    public static WebApplication MapApiInfrastructure(this WebApplication app)
    {
        HealthEndpoints.Map(app);
        app.MapApiDocument();
        return app;
    }
}
