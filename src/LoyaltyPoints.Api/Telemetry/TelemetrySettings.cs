using System.Globalization;
using LoyaltyPoints.Storage.Dialects;
using OpenTelemetry.Trace;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>
/// OpenTelemetry's own settings, <c>OTEL_...</c>, as far as they are read here; the exporter reads the rest. They may
/// be given like all others: in the environment, as a mounted file, on the command line.
/// </summary>
internal sealed class TelemetrySettings(IConfiguration configuration)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Sampler = "OTEL_TRACES_SAMPLER";

    private const string SamplerArgument = "OTEL_TRACES_SAMPLER_ARG";

    /// <summary>Of the requests that no caller has decided about, where the settings say nothing.</summary>
    private const double UsualShare = 0.01;

    public bool SendsTraces => IsOn("OTEL_TRACES_EXPORTER");

    public bool SendsMetrics => IsOn("OTEL_METRICS_EXPORTER");

    private bool HasEndpoint => !string.IsNullOrEmpty(configuration[Endpoint])
        && !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Which requests are recorded.</summary>
    /// <exception cref="ConfigurationException">There is no such sampler, or its share is none.</exception>
    public Sampler RequestSampler => configuration[Sampler] switch
    {
        null or "" => new ParentBasedSampler(Ratio(UsualShare)),
        "always_on" => new AlwaysOnSampler(),
        "always_off" => new AlwaysOffSampler(),
        "traceidratio" => Ratio(1),
        "parentbased_always_on" => new ParentBasedSampler(new AlwaysOnSampler()),
        "parentbased_always_off" => new ParentBasedSampler(new AlwaysOffSampler()),
        "parentbased_traceidratio" => new ParentBasedSampler(Ratio(1)),
        var name => throw new ConfigurationException($"{Sampler} is '{name}', which is no sampler that is known here."),
    };

    /// <exception cref="ConfigurationException">A setting says something impossible.</exception>
    public void Check()
    {
        if (!HasEndpoint) return;
        if (!Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ConfigurationException($"{Endpoint} must be an address such as http://127.0.0.1:4317.");
        }

        _ = RequestSampler;
    }

    private bool IsOn(string exporter) => HasEndpoint && configuration[exporter] switch
    {
        null or "" or "otlp" => true,
        "none" => false,
        var other => throw new ConfigurationException($"{exporter} is '{other}'; it can be otlp or none."),
    };

    private TraceIdRatioBasedSampler Ratio(double usual)
    {
        var given = configuration[SamplerArgument];
        if (string.IsNullOrEmpty(given)) return new(usual);
        return double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1 ? new(share)
            : throw new ConfigurationException($"{SamplerArgument} is '{given}'; it must be from 0 to 1.");
    }
}
