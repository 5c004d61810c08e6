using System.Net;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security.People;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Audit;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Lets a request through to its endpoint if its key is good and has a scope the endpoint lists: 401 and 403 else.
/// Stands behind routing; what routing answers itself (404, 405, 415) holds nothing to guard. What is done with an
/// administrator's right is an <see cref="Act"/> from here on.
/// </summary>
/// <param name="people">Null where people have no tokens.</param>
internal sealed class ApiKeyGate(
    RequestDelegate next, ApiKeyCache keys, KeyQuotas quotas, FailedKeys failures, KeyUses uses, TokenJudge? people,
    TimeProvider time)
{
    private const string Scheme = "Bearer ";

    // Every JSON object begins so in base64.
    private const string TokenStart = "eyJ";

    private static readonly Problem Missing = new(ErrorCodes.Unauthenticated,
        "Send `Authorization: Bearer lpk_...`.");

    // One sentence for whatever is wrong with a key, so that trying says nothing about it.
    private static readonly Problem Refused = new(ErrorCodes.Unauthenticated,
        "The API key is unknown, expired or revoked.");

    private static readonly Problem RefusedToken = new(ErrorCodes.Unauthenticated, "The token is not good here.");

    // What the secret of an unknown key is compared with: the work is the same.
    private static readonly byte[] NoSecret = new byte[ApiKeyText.HashLength];

    // Not async: with the key remembered, which is nearly always, no state machine is needed here.
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        var access = endpoint.Metadata.GetMetadata<Access>();
        if (access is { IsPublic: true }) return next(context);
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0) return Missing.ExecuteAsync(context);
        if (header.Count > 1) return Refused.ExecuteAsync(context);
        if (!TryReadBearer(header[0], out var key))
        {
            return people is not null && IsToken(header[0])
                ? JudgeAsync(context, access, people, header[0]![Scheme.Length..]) : Refused.ExecuteAsync(context);
        }

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
        var isSecret = key.Matches(record?.SecretHash ?? NoSecret);
        if (record is null || !isSecret || record.IsTest != key.IsTest || HasEnded(record)) return Fail(context);
        if (record.Addresses is { } ranges && !AddressRanges.Contain(ranges, Address(context)))
            return Problem.Of(ErrorCodes.AddressNotAllowed).ExecuteAsync(context);
        uses.Note(record);
        return Admit(context, access, record.Caller, record, null);
    }

    private async Task JudgeAsync(HttpContext context, Access? access, TokenJudge judge, string token)
    {
        if (failures.Wait(Address(context)) is > 0 and var wait)
        {
            var tooMany = Problem.Of(ErrorCodes.TooManyFailures) with { RetryAfterSeconds = wait };
            await tooMany.ExecuteAsync(context);
            return;
        }

        var (person, why) = await judge.JudgeAsync(token, context.RequestAborted);
        if (person is not null) await Admit(context, access, person.Caller, null, person.Actor);
        else if (why is not null) await Problem.Of(why).ExecuteAsync(context);
        else await Fail(context, RefusedToken);
    }

    private Task Admit(HttpContext context, Access? access, Caller caller, ApiKeyRecord? record, Actor? person)
    {
        context.Features.Set(caller);
        var routes = RouteClasses.Of(context.GetEndpoint()!, access, context.Request);
        var wait = quotas.Take(caller.KeyId, record?.Quota, routes, Address(context), context.Response.Headers);
        if (wait > 0)
            return (Problem.Of(ErrorCodes.RateLimited) with { RetryAfterSeconds = wait }).ExecuteAsync(context);
        var enough = access?.AnyOf ?? Scopes.None;
        if ((caller.Scopes & enough) == 0) return Forbidden(enough).ExecuteAsync(context);
        if (IsAct(context, caller.Scopes & enough, person)) Begin(context, caller, record, person);
        return caller.PartnerId is null ? next(context)
            : context.RequestServices.GetRequiredService<PartnerView>().EnterAsync(context, next);
    }

    private bool HasEnded(ApiKeyRecord record)
    {
        if (record.RevokedAt is null && record.ExpiresAt is null) return false;
        var now = Instant.From(time.GetUtcNow());
        return record.RevokedAt <= now || record.ExpiresAt <= now;
    }

    // What only an administrator may do, and whatever a person does.
    private static bool IsAct(HttpContext context, Scopes used, Actor? person) =>
        (used == Scopes.Admin || person is not null)
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);

    private static void Begin(HttpContext context, Caller caller, ApiKeyRecord? record, Actor? person)
    {
        var address = context.Connection.RemoteIpAddress;
        Act.Begin(new Act(
            caller.TenantId, person ?? new Actor(Actor.Key, record!.KeyId, record.Name),
            address is null ? "" : AddressRanges.Plain(address).ToString(), context.Request.Method,
            ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.RawText?.TrimEnd('/') ?? "",
            context.Request.RouteValues["id"] as string ?? "", context.TraceIdentifier));
    }

    private Task Fail(HttpContext context, Problem? why = null)
    {
        failures.Count(Address(context));
        return (why ?? Refused).ExecuteAsync(context);
    }

    private static IPAddress? Address(HttpContext context) => context.Connection.RemoteIpAddress;

    private static Problem Forbidden(Scopes enough) => new(ErrorCodes.Forbidden,
        $"This needs a key with one of the scopes: {string.Join(", ", ScopeNames.Of(enough))}.");

    private static bool IsToken(string? header) => header is not null
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header.AsSpan(Scheme.Length).StartsWith(TokenStart, StringComparison.Ordinal);

    private static bool TryReadBearer(string? header, out ApiKeyText key)
    {
        key = default;
        return header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && ApiKeyText.TryParse(header.AsSpan(Scheme.Length), out key);
    }
}
