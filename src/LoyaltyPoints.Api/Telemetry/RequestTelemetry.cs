using System.Diagnostics;
using LoyaltyPoints.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>
/// What a request's span and metric say of it. Nothing in them is personal or secret: the route is the template, and
/// path, query, headers and bodies are left out.
/// </summary>
internal static class RequestTelemetry
{
    private const string ProblemCode = "loyalty.problem.code";

    /// <summary>Names the code of a problem in the request's metric, and in its span where it is recorded.</summary>
    public static void Tell(HttpContext context, ErrorCode code)
    {
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new(ProblemCode, code.Code));
        if (Activity.Current is { IsAllDataRequested: true } span) span.SetTag(ProblemCode, code.Code);
    }

    /// <summary>Says what was asked and answered, where the span is recorded.</summary>
    public static void Describe(Activity? span, HttpContext context)
    {
        if (span is not { IsAllDataRequested: true }) return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var (method, status) = (context.Request.Method, context.Response.StatusCode);
        span.DisplayName = route is null ? "HTTP" : $"{method} {route}";
        span.SetTag("http.request.method", method).SetTag("http.route", route)
            .SetTag("http.response.status_code", status).SetTag("loyalty.request.id", context.TraceIdentifier);
        if (status >= StatusCodes.Status500InternalServerError) span.SetStatus(ActivityStatusCode.Error);
    }
}
