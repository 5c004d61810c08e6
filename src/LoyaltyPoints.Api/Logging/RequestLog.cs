using System.Diagnostics;
using LoyaltyPoints.Api.Security;
using Serilog.Core;
using Serilog.Events;

namespace LoyaltyPoints.Api.Logging;

/// <summary>One line a request. Where its level is off, nothing is built.</summary>
public sealed class RequestLog(Serilog.ILogger logger, BackgroundSink sink, TimeProvider time)
{
    /// <summary>The source whose level turns request lines on (Information) and probes (Debug).</summary>
    public const string Source = "LoyaltyPoints.Requests";

    private readonly Serilog.ILogger logger = logger.ForContext(Constants.SourceContextPropertyName, Source);

    /// <summary>Logs the request as answered.</summary>
    /// <param name="context">Whose response has its status.</param>
    /// <param name="started">The clock's timestamp when the request came in.</param>
    /// <param name="activity">The trace it belongs to, if any.</param>
    internal void Write(HttpContext context, long started, Activity? activity)
    {
        var endpoint = context.GetEndpoint();
        var level = endpoint?.Metadata.GetMetadata<Access>() is { IsQuiet: true }
            ? LogEventLevel.Debug : LogEventLevel.Information;
        if (!logger.IsEnabled(level)) return;
        var caller = context.Features.Get<Caller>();
        sink.Write(new RequestLine(
            time.GetUtcNow(), level, context.TraceIdentifier, activity?.TraceId.ToHexString(), caller?.TenantId,
            caller?.KeyId, context.Request.Method, (endpoint as RouteEndpoint)?.RoutePattern.RawText,
            context.Response.StatusCode, time.GetElapsedTime(started).TotalMilliseconds)
        {
            SpanId = activity?.SpanId.ToHexString(),
        });
    }
}
