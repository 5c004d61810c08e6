using System.Diagnostics;
using LoyaltyPoints.Api.Logging;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Core;
using Microsoft.AspNetCore.Connections;

namespace LoyaltyPoints.Api.Problems;

/// <summary>
/// The outermost middleware, one state machine for all that every request needs: its id, its trace, its headers, a
/// problem document for whatever was answered without a body or thrown, and its log line.
/// </summary>
internal sealed class RequestEdge(
    RequestDelegate next, RequestLog log, ILogger<RequestEdge> logger, TimeProvider time,
    Func<Exception, bool> isOutage, CancellationToken stopping)
{
    /// <summary>nginx's status for a client that went away; it is logged, and nobody is there to receive it.</summary>
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        var requestId = RequestId.Of(context.Request);
        context.TraceIdentifier = requestId;
        var headers = context.Response.Headers;
        headers[RequestId.Header] = requestId;
        SecurityHeaders.Set(headers);
        // The next request over this connection would come too late.
        if (stopping.IsCancellationRequested) headers.Connection = "close";
        var ours = TraceContext.Start(context);
        try
        {
            await next(context);
            if (context.Response.StatusCode >= 400) await AnswerBodilessAsync(context);
        }
        catch (Exception exception)
        {
            await AnswerFailureAsync(context, exception);
        }
        finally
        {
            log.Write(context, started, ours ?? Activity.Current);
            if (ours is null) RequestTelemetry.Describe(Activity.Current, context);
            ours?.Stop();
        }
    }

    private static Task AnswerBodilessAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.ContentLength > 0 || response.ContentType is not null)
            return Task.CompletedTask;
        var code = ErrorCodes.ForStatus(response.StatusCode);
        return Problem.Of(code).ExecuteAsync(context);
    }

    private Task AnswerFailureAsync(HttpContext context, Exception exception)
    {
        var response = context.Response;
        if (context.RequestAborted.IsCancellationRequested || exception is ConnectionResetException)
        {
            if (!response.HasStarted) response.StatusCode = ClientClosedRequest;
            return Task.CompletedTask;
        }

        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => NotSentByTheRules(),
            BadHttpRequestException bad => Problem.Of(ErrorCodes.ForStatus(bad.StatusCode)),
            // What the web server makes of a chunk whose length does not fit.
            IOException { InnerException: OverflowException } => NotSentByTheRules(),
            _ => Unexpected(exception),
        };
        if (response.HasStarted)
        {
            // Half an answer is out: only breaking the connection tells the client so.
            context.Abort();
            return Task.CompletedTask;
        }

        var requestId = response.Headers[RequestId.Header];
        response.Clear();
        response.Headers[RequestId.Header] = requestId;
        SecurityHeaders.Set(response.Headers);
        return problem.ExecuteAsync(context);
    }

    private static Problem NotSentByTheRules() => Problem.Invalid(
        [new("", FaultCodes.InvalidFormat, "The body is not sent as HTTP says, or ends too soon.")]);

    private Problem Unexpected(Exception exception)
    {
        if (isOutage(exception))
        {
            logger.LogWarning(exception, "The database did not answer a read");
            return Problem.Of(ErrorCodes.DatabaseUnavailable);
        }

        logger.LogError(exception, "The request failed unexpectedly");
        return Problem.Of(ErrorCodes.InternalError);
    }
}
