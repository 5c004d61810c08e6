using LoyaltyPoints.Api.Features.Analytics.Liabilities;
using LoyaltyPoints.Api.Startup;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>Registers telemetry, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says whither; else nothing.</summary>
internal static class TelemetrySetup
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<TelemetryOptions>(configuration, "Telemetry");
        var settings = new TelemetrySettings(configuration);
        settings.Check();
        if (!settings.SendsTraces && !settings.SendsMetrics) return;
        // Paths have voucher codes in them; RequestTelemetry says what may be said.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", true);
        services.AddSingleton(options);
        services.AddSingleton(settings);
        services.AddSingleton<LiabilityTotals>();
        services.AddSingleton<LagWatch>();
        services.AddSingleton<LiabilityWatch>();
        services.AddSingleton<ServiceMeter>();
        services.AddHostedService<TelemetryExport>();
        services.AddHostedService(static provider => provider.GetRequiredService<LagWatch>());
        services.AddHostedService(static provider => provider.GetRequiredService<LiabilityWatch>());
    }
}
