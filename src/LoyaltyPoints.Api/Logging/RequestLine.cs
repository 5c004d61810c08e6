using Serilog.Events;

namespace LoyaltyPoints.Api.Logging;

/// <summary>
/// One request, as it is logged. Nothing in it is personal: the route is the template, never the path, and query,
/// headers and bodies are left out.
/// </summary>
/// <param name="Ended">When it was answered.</param>
/// <param name="Level">Information; Debug for probes.</param>
/// <param name="RequestId">As in <c>X-Request-Id</c>.</param>
/// <param name="TraceId">The trace of <c>traceparent</c>, 32 hexadecimal digits; null without one.</param>
/// <param name="TenantId">Null where no key was asked for or none was good.</param>
/// <param name="KeyId">The key's public part; null like the tenant.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The endpoint's template; null where no endpoint matched.</param>
/// <param name="Status">The HTTP status; 499 where the client went away first.</param>
/// <param name="Milliseconds">From the first middleware to the end of the answer.</param>
public readonly record struct RequestLine(
    DateTimeOffset Ended, LogEventLevel Level, string RequestId, string? TraceId, int? TenantId, string? KeyId,
    string Method, string? Route, int Status, double Milliseconds)
{
    /// <summary>The request's span in that trace, 16 hexadecimal digits; null without one.</summary>
    public string? SpanId { get; init; }
}
