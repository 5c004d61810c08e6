using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Lets a request through to its endpoint if its key is good and has a scope the endpoint lists: 401 and 403 else.
/// Stands behind routing; what routing answers itself (404, 405, 415) holds nothing to guard.
/// </summary>
internal sealed class ApiKeyGate(
    RequestDelegate next, ApiKeyCache keys, KeyQuotas quotas, FailedKeys failures, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    private static readonly Problem Missing = new(ErrorCodes.Unauthenticated,
        "Send `Authorization: Bearer lpk_...`.");

    private static readonly Problem Refused = new(ErrorCodes.Unauthenticated, "The API key is unknown or revoked.");

    // Not async: with the key remembered, which is nearly always, no state machine is needed here.
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        var access = endpoint.Metadata.GetMetadata<Access>();
        if (access is { IsPublic: true }) return next(context);
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0) return Missing.ExecuteAsync(context);
        if (header.Count > 1 || !TryReadBearer(header[0], out var key)) return Refused.ExecuteAsync(context);
        if (failures.Wait(Address(context)) is > 0 and var wait && !quotas.CameFrom(key.Id, Address(context)))
            return (Problem.Of(ErrorCodes.TooManyFailures) with { RetryAfterSeconds = wait }).ExecuteAsync(context);
        return keys.TryGet(key.Id, out var record)
            ? Enter(context, access, record, key)
            : LookUpAsync(context, access, key.Id.ToString(), header[0]);
    }

    private async Task LookUpAsync(HttpContext context, Access? access, string keyId, string? header)
    {
        var record = await keys.FindAsync(keyId, context.RequestAborted);
        await EnterAsText(context, access, record, header);
    }

    // An async method cannot hold the parsed key, which is a view into the header.
    private Task EnterAsText(HttpContext context, Access? access, ApiKeyRecord? record, string? header) =>
        TryReadBearer(header, out var key) ? Enter(context, access, record, key) : Refused.ExecuteAsync(context);

    private Task Enter(HttpContext context, Access? access, ApiKeyRecord? record, in ApiKeyText key)
    {
        if (record is null || record.IsTest != key.IsTest || !key.Matches(record.SecretHash)) return Fail(context);
        if (record.RevokedAt is { } revoked && revoked <= Instant.From(time.GetUtcNow())) return Fail(context);
        context.Features.Set(record.Caller);
        var routes = RouteClasses.Of(context.GetEndpoint()!, access, context.Request);
        if (quotas.Take(record, routes, Address(context), context.Response.Headers) is > 0 and var wait)
            return (Problem.Of(ErrorCodes.RateLimited) with { RetryAfterSeconds = wait }).ExecuteAsync(context);
        var enough = access?.AnyOf ?? Scopes.None;
        if ((record.Scopes & enough) == 0) return Forbidden(enough).ExecuteAsync(context);
        return record.PartnerId is null ? next(context)
            : context.RequestServices.GetRequiredService<PartnerView>().EnterAsync(context, next);
    }

    private Task Fail(HttpContext context)
    {
        failures.Count(Address(context));
        return Refused.ExecuteAsync(context);
    }

    private static System.Net.IPAddress? Address(HttpContext context) => context.Connection.RemoteIpAddress;

    private static Problem Forbidden(Scopes enough) => new(ErrorCodes.Forbidden,
        $"This needs a key with one of the scopes: {string.Join(", ", ScopeNames.Of(enough))}.");

    private static bool TryReadBearer(string? header, out ApiKeyText key)
    {
        key = default;
        return header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && ApiKeyText.TryParse(header.AsSpan(Scheme.Length), out key);
    }
}
