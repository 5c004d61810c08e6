using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Audit;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LoyaltyPoints.Api.Security.People;

/// <summary>A person whose token has proved good.</summary>
public sealed record Person(Caller Caller, Actor Actor);

/// <summary>
/// Judges access tokens of OpenID Connect: signed by the issuer with one of three algorithms, for this audience, at
/// this time, and naming a tenant that there is.
/// </summary>
/// <param name="isTest">Whether a tenant is a test tenant; null: there is no such tenant.</param>
internal sealed class TokenJudge(
    OidcOptions options, IConfigurationManager<OpenIdConnectConfiguration> issuer, Func<int, bool?> isTest)
{
    private const int LongestToken = 16 << 10;
    private const int LongestSubject = 255;

    private readonly JsonWebTokenHandler handler = new()
    {
        MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken,
    };

    private readonly TokenValidationParameters rules = new()
    {
        // Never one that the token alone chooses: not "none", and no shared secret where a public key is known.
        ValidAlgorithms =
            [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
        ValidAudience = options.Audience,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        ClockSkew = TimeSpan.FromSeconds(30),
        ConfigurationManager = (BaseConfigurationManager)issuer,
    };

    /// <returns>The person; or null and, where that is not the token's fault, why.</returns>
    public async Task<(Person? Person, ErrorCode? Why)> JudgeAsync(string token, CancellationToken cancellation)
    {
        try
        {
            await issuer.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException)
        {
            return (null, ErrorCodes.IdentityProviderUnavailable);
        }

        var result = await handler.ValidateTokenAsync(token, rules);
        return (result.IsValid ? PersonOf(result.ClaimsIdentity) : null, null);
    }

    private Person? PersonOf(ClaimsIdentity claims)
    {
        var subject = claims.FindFirst(JwtRegisteredClaimNames.Sub)?.Value ?? "";
        if (subject.Length is 0 or > LongestSubject || subject.Any(char.IsControl)) return null;
        var tenants = claims.FindAll(options.TenantClaim).ToList();
        if (tenants.Count != 1
            || !int.TryParse(tenants[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var tenantId)
            || isTest(tenantId) is not { } test) return null;
        var scopes = claims.FindAll(options.ScopesClaim).SelectMany(static claim => claim.Value.Split(' '))
            .Aggregate(Scopes.None, static (set, word) => ScopeNames.TryParse(word, out var scope) ? set | scope : set);
        // A partner's app is no person: whom it may see, a token does not say.
        scopes &= ~Scopes.Partner;
        return new Person(
            new Caller(tenantId, Pseudonym(claims, subject), scopes, test), new Actor(Actor.Person, subject, ""));
    }

    // For the log and for limits: the same person has the same, and it names nobody.
    private static string Pseudonym(ClaimsIdentity claims, string subject)
    {
        var issuer = claims.FindFirst(JwtRegisteredClaimNames.Iss)?.Value;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}"));
        return $"person-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
