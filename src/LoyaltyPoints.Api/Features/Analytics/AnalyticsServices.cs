using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Storage.Facts;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>Registers analytics: a line each for what a subject needs and for its routes.</summary>
internal static class AnalyticsServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddAnalytics(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<AnalyticsOptions>(configuration, "Analytics");
        Settings.AtLeast("Analytics__DigestSeconds", options.DigestSeconds, 0);
        Settings.AtLeast("Analytics__ConcurrentScans", options.ConcurrentScans, 1);
        services.AddSingleton(options);
        services.AddSingleton<FactDigests>();
        services.AddSingleton<AnalyticsQuery>();
        services.AddSingleton<AnalyticsScan>();
        services.AddSingleton<AnalyticsSettingsEndpoints>();
        services.AddSingleton<AlertEndpoints>();
        services.AddHostedService<Digests>();
    }

    public static void MapAnalytics(this WebApplication app)
    {
        DefinitionsEndpoint.Map(app);
        app.Services.GetRequiredService<AnalyticsSettingsEndpoints>().Map(app);
        app.Services.GetRequiredService<AlertEndpoints>().Map(app);
    }
}
