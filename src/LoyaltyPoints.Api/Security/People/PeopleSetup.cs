using System.Collections.Concurrent;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LoyaltyPoints.Api.Security.People;

/// <summary>Lets people in by their tokens, where that is configured.</summary>
internal static class PeopleSetup
{
    // What an issuer says of itself is small; a longer answer, a slower one or one from elsewhere is not taken.
    private const long LongestAnswer = 256 << 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        if (OidcOptions.Read(configuration) is not { } options) return;
        services.AddSingleton(provider => new TokenJudge(
            options, Issuer(options), TenantsOf(provider.GetRequiredService<ReadPool>())));
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> Issuer(OidcOptions options)
    {
        var authority = new Uri(options.Authority!);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer,
        };
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{options.Authority!.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(client) { RequireHttps = !authority.IsLoopback })
        {
            RefreshInterval = TimeSpan.FromSeconds(options.RefreshSeconds),
        };
    }

    // What a tenant is never changes; one that is not there may be made.
    private static Func<int, bool?> TenantsOf(ReadPool readers)
    {
        var known = new ConcurrentDictionary<int, bool>();
        return tenantId =>
        {
            if (known.TryGetValue(tenantId, out var isTest)) return isTest;
            if (readers.Read(TenantList.All).FirstOrDefault(one => one.Id == tenantId) is not { } tenant) return null;
            return known[tenantId] = tenant.IsTest;
        };
    }
}
