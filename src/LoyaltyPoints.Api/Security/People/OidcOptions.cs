using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Security.People;

/// <summary>Whose tokens are taken for people, and what they say; section <c>Oidc</c>. Off unless it is set.</summary>
public sealed record OidcOptions
{
    /// <summary>The issuer, under which <c>/.well-known/openid-configuration</c> is.</summary>
    public string? Authority { get; init; }

    /// <summary>What the token's <c>aud</c> must name.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim that holds the number of the person's tenant.</summary>
    public string TenantClaim { get; init; } = "loyalty_tenant";

    /// <summary>The claim that holds scopes: a list, or words separated by blanks. Other words do no harm.</summary>
    public string ScopesClaim { get; init; } = "loyalty_scopes";

    /// <summary>Seconds that must pass before the issuer's keys are fetched again for an unknown one.</summary>
    public int RefreshSeconds { get; init; } = 300;

    /// <returns>Null where people have no tokens here.</returns>
    /// <exception cref="ConfigurationException">Half of it is said, or the issuer is not reached over TLS.</exception>
    public static OidcOptions? Read(IConfiguration configuration)
    {
        var options = Settings.Read<OidcOptions>(configuration, "Oidc");
        if (options.Authority is null && options.Audience is null) return null;
        if (options.Audience is null || options.Authority is null)
            throw new ConfigurationException("Oidc__Authority and Oidc__Audience go together: set both or neither.");
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var address)
            || (address.Scheme != "https" && !address.IsLoopback))
            throw new ConfigurationException($"Oidc__Authority is {options.Authority}; it must begin with https://.");
        return options;
    }
}
