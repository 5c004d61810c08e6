using System.Security.Cryptography;

namespace LoyaltyPoints.Storage.Audit;

/// <summary>Who did it.</summary>
/// <param name="Type"><c>key</c> or <c>person</c>.</param>
/// <param name="Id">The key's public part, or a person's subject as the identity provider names it.</param>
/// <param name="Label">What the key or person was called then; may be empty.</param>
public sealed record Actor(string Type, string Id, string Label)
{
    public const string Key = "key";

    public const string Person = "person";
}

/// <summary>
/// A request that an administrator's right has let in. Whatever is handed to the writer while it is answered, by
/// whatever way, is recorded as its doing in the same transaction: no endpoint thinks of it, and none can forget it.
/// </summary>
/// <param name="address">Where it came from; empty where that is not known.</param>
/// <param name="route">The template, never the path.</param>
/// <param name="target">The id in the path; empty where there is none.</param>
/// <param name="requestId">As in <c>X-Request-Id</c>.</param>
public sealed class Act(
    int tenantId, Actor actor, string address, string method, string route, string target, string requestId)
{
    // Flows with the request's own calls and with nothing else; only such requests have one, so others pay nothing.
    private static readonly AsyncLocal<Act?> Underway = new();

    /// <summary>The one that is being answered here; null: none is.</summary>
    public static Act? Current => Underway.Value;

    public int TenantId => tenantId;

    public Actor Actor => actor;

    public string Address => address;

    public string Method => method;

    public string Route => route;

    public string Target => target;

    public string RequestId => requestId;

    /// <summary>SHA-256 of the body; empty where there was none, or it came line by line.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>From here on, until the caller's asynchronous method ends.</summary>
    public static void Begin(Act act) => Underway.Value = act;

    /// <summary>What follows is the service's own doing, not this request's.</summary>
    public static void End() => Underway.Value = null;

    public void Seal(ReadOnlySpan<byte> body) => BodyHash = SHA256.HashData(body);
}
