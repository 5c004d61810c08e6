using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Which pages of other origins may call from a browser; <c>Cors__Origins</c>, separated by commas. None unless it is
/// set: keys belong into servers and apps, and only people's own tokens into pages.
/// </summary>
internal static class Origins
{
    private const string Setting = "Cors:Origins";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly string[] Sent =
        ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "X-Request-Id", "traceparent", "tracestate"];

    private static readonly string[] Shown =
    [
        "ETag", "Location", "Idempotency-Replayed", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id",
        "traceparent",
    ];

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        var origins = Read(configuration);
        if (origins.Length == 0) return;
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins).WithMethods(Methods).WithHeaders(Sent).WithExposedHeaders(Shown)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    /// <summary>Behind routing and before keys are asked for: a browser asks first, and without one.</summary>
    public static void Use(IApplicationBuilder app)
    {
        if (Read(app.ApplicationServices.GetRequiredService<IConfiguration>()).Length > 0) app.UseCors();
    }

    private static string[] Read(IConfiguration configuration)
    {
        var origins = (configuration[Setting] ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var origin in origins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
                || address.GetLeftPart(UriPartial.Authority) != origin)
            {
                throw new ConfigurationException(
                    $"Cors__Origins has {origin}, which is no origin such as https://console.example.com.");
            }
        }

        return origins;
    }
}
