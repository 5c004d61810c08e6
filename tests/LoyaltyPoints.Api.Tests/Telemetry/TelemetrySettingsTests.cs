using System.Diagnostics;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;

namespace LoyaltyPoints.Api.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317";

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, false, "OTEL_TRACES_SAMPLER=always_on")]
    [InlineData(false, false, Endpoint, "OTEL_SDK_DISABLED=true")]
    [InlineData(true, true, Endpoint)]
    [InlineData(false, true, Endpoint, "OTEL_TRACES_EXPORTER=none")]
    [InlineData(true, false, Endpoint, "OTEL_METRICS_EXPORTER=none", "OTEL_TRACES_EXPORTER=otlp")]
    public void An_address_turns_it_on_and_each_half_can_be_turned_off(
        bool traces, bool metrics, params string[] settings)
    {
        var read = Read(settings);
        read.Check();

        Assert.Equal((traces, metrics), (read.SendsTraces, read.SendsMetrics));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("OTEL_TRACES_SAMPLER=sometimes", "OTEL_TRACES_SAMPLER")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG=2", "OTEL_TRACES_SAMPLER_ARG")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG=half", "OTEL_TRACES_SAMPLER_ARG")]
    public void Something_impossible_is_said_in_one_line_that_names_the_setting(string setting, string named)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Read(Endpoint, setting).Check());

        Assert.StartsWith(named + " ", refused.Message);
    }

    [Theory]
    [InlineData(SamplingDecision.Drop, "OTEL_TRACES_SAMPLER=always_off")]
    [InlineData(SamplingDecision.RecordAndSample, "OTEL_TRACES_SAMPLER=always_on")]
    [InlineData(SamplingDecision.Drop, "OTEL_TRACES_SAMPLER=traceidratio", "OTEL_TRACES_SAMPLER_ARG=0")]
    [InlineData(SamplingDecision.RecordAndSample, "OTEL_TRACES_SAMPLER=parentbased_traceidratio")]
    [InlineData(SamplingDecision.Drop, "OTEL_TRACES_SAMPLER_ARG=0")]
    public void Requests_are_recorded_as_the_sampler_says(SamplingDecision decision, params string[] settings) =>
        Assert.Equal(decision, Decide(settings, default, null));

    [Fact]
    public void What_belongs_to_a_recorded_request_is_recorded_whatever_the_sampler_says()
    {
        string[] never = ["OTEL_TRACES_SAMPLER=always_off"];
        var recorded = Context(ActivityTraceFlags.Recorded);
        var other = Context(ActivityTraceFlags.None);

        Assert.Equal(SamplingDecision.RecordAndSample, Decide(never, recorded, null));
        Assert.Equal(SamplingDecision.RecordAndSample, Decide(never, default, [new(other), new(recorded)]));
        Assert.Equal(SamplingDecision.Drop, Decide(never, other, [new(other)]));
        Assert.Equal(SamplingDecision.Drop, Decide(never, Context(ActivityTraceFlags.Recorded, isRemote: true), null));
    }

    private static SamplingDecision Decide(string[] settings, ActivityContext parent, ActivityLink[]? links) =>
        new WholeSampler(Read([Endpoint, .. settings]).RequestSampler).ShouldSample(new SamplingParameters(
            parent, ActivityTraceId.CreateRandom(), "any", ActivityKind.Internal, null, links)).Decision;

    private static ActivityContext Context(ActivityTraceFlags flags, bool isRemote = false) =>
        new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, null, isRemote);

    private static TelemetrySettings Read(params string[] settings) => new(new ConfigurationBuilder()
        // What is said last counts.
        .AddInMemoryCollection(settings.Select(one => one.Split('=', 2)).GroupBy(pair => pair[0])
            .Select(group => new KeyValuePair<string, string?>(group.Key, group.Last()[1]))).Build());
}
