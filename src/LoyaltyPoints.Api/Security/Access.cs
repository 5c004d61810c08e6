using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Security;

/// <summary>Who may call an endpoint. An endpoint without this refuses everybody.</summary>
/// <param name="AnyOf">One of these scopes is enough.</param>
/// <param name="IsPublic">No key is asked for.</param>
/// <param name="IsQuiet">Its request lines are logged at Debug: probes and documents.</param>
public sealed record Access(Scopes AnyOf, bool IsPublic = false, bool IsQuiet = false);

/// <summary>How endpoints and groups declare who may call them; what is nearest to the endpoint counts.</summary>
public static class AccessExtensions
{
    /// <summary>A key with at least one of these scopes is needed.</summary>
    public static TBuilder RequireScopes<TBuilder>(this TBuilder builder, Scopes anyOf)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(anyOf));

    /// <summary>No key is needed.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder builder, bool quiet = false)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Access(Scopes.None, IsPublic: true, IsQuiet: quiet));

    /// <summary>Who is calling. Only for endpoints that require scopes.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is public.</exception>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>()
        ?? throw new InvalidOperationException("This endpoint is public: nobody has proved who they are.");
}
