using System.Diagnostics;
using OpenTelemetry.Trace;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>
/// Lets another decide which requests are recorded, and records all that belongs to a recorded one: its batch, which is
/// linked to it, and what is below it.
/// </summary>
internal sealed class WholeSampler(Sampler requests) : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var parent = samplingParameters.ParentContext;
        if (parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) && !parent.IsRemote)
            return new SamplingResult(SamplingDecision.RecordAndSample);
        foreach (var link in samplingParameters.Links ?? [])
        {
            if (link.Context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
                return new SamplingResult(SamplingDecision.RecordAndSample);
        }

        return requests.ShouldSample(samplingParameters);
    }
}
