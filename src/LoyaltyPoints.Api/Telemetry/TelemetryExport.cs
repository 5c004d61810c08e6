using LoyaltyPoints.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>
/// Sends traces and metrics over OTLP from before the first request until the writer has drained. What the receiver
/// does not take in time is lost: nobody waits for it.
/// </summary>
internal sealed class TelemetryExport(TelemetrySettings settings, IConfiguration configuration, ServiceMeter meter)
    : IHostedService, IDisposable
{
    private const int PatienceMilliseconds = 2_000;

    // Routes times statuses times codes: what is beyond it is counted under one label.
    private const int MostRequestSeries = 10_000;

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.SendsTraces)
        {
            traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration)).ConfigureResource(Describe)
                .AddSource("Microsoft.AspNetCore", Tracing.Name)
                .SetSampler(new WholeSampler(settings.RequestSampler)).AddOtlpExporter().Build();
        }

        if (settings.SendsMetrics)
        {
            meter.Open();
            metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration)).ConfigureResource(Describe)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddMeter(Tracing.Name)
                .AddView("http.server.request.duration", new MetricStreamConfiguration
                {
                    CardinalityLimit = MostRequestSeries,
                })
                .AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        traces?.Shutdown(PatienceMilliseconds);
        metrics?.Shutdown(PatienceMilliseconds);
        traces?.Dispose();
        metrics?.Dispose();
    }

    // What the environment says of itself (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) comes last, and counts.
    private static void Describe(ResourceBuilder resource) => resource.Clear()
        .AddService("loyalty-points", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3))
        .AddTelemetrySdk().AddEnvironmentVariableDetector();
}
