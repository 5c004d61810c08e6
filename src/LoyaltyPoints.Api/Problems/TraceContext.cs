using System.Diagnostics;

namespace LoyaltyPoints.Api.Problems;

/// <summary>
/// W3C trace context, paid for only by requests that bring one: their calls to others carry it on, their log line
/// names the trace, and the answer's <c>traceparent</c> names our span. Where a listener (OpenTelemetry) is attached,
/// ASP.NET has started an activity already, which is then only named in the answer.
/// </summary>
internal static class TraceContext
{
    /// <summary>The activity started here, to be stopped by the caller; null where there is none to start.</summary>
    public static Activity? Start(HttpContext context)
    {
        if (Activity.Current is { } listenedTo)
        {
            context.Response.Headers.TraceParent = listenedTo.Id;
            return null;
        }

        var headers = context.Request.Headers;
        var parent = headers.TraceParent;
        if (parent.Count != 1 || !ActivityContext.TryParse(parent[0], headers.TraceState, out var trace)) return null;
        var activity = new Activity("request").SetParentId(trace.TraceId, trace.SpanId, trace.TraceFlags);
        activity.TraceStateString = trace.TraceState;
        activity.SetIdFormat(ActivityIdFormat.W3C).Start();
        context.Response.Headers.TraceParent = activity.Id;
        return activity;
    }
}
