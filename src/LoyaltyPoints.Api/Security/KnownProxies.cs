using Microsoft.AspNetCore.HttpOverrides;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Whose word is taken for where a request came from: <c>Proxies__Known</c>, addresses and ranges separated by commas.
/// From anybody else <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> mean nothing.
/// </summary>
internal static class KnownProxies
{
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        var known = AddressRanges.Read("Proxies__Known", configuration["Proxies:Known"]);
        if (known.Count == 0) return;
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many as there are, from the nearest outwards; the first that is not known is where it came from.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var range in known) options.KnownIPNetworks.Add(range);
        });
    }

    public static void Use(IApplicationBuilder app)
    {
        var configuration = app.ApplicationServices.GetRequiredService<IConfiguration>();
        if (!string.IsNullOrEmpty(configuration["Proxies:Known"])) app.UseForwardedHeaders();
    }
}
