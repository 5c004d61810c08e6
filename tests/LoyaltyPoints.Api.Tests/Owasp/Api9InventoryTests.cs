using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Api.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>API9:2023, improper inventory management: what is served is told, and says who may call it.</summary>
[Collection(TwoShopsCollection.Name)]
public sealed class Api9InventoryTests(TwoShops shops)
{
    // The document does not describe itself.
    private static readonly string[] Untold = ["GET /openapi/v1.json"];

    // Probes, and what tells how to call the rest.
    private static readonly string[] Open = ["GET /openapi/v1.json", "GET /health/live", "GET /health/ready"];

    [Fact]
    public async Task Every_route_is_in_the_document_or_in_a_short_list()
    {
        using var folder = new TempFolder();
        await using var app = ServiceHost.Build(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Loyalty", $"Data Source={Path.Combine(folder.Path, "loyalty.db")}",
        ]);
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().ToList();
        var mapped = routes.SelectMany(Names).Distinct().ToList();
        var told = shops.Operations.Select(one => one.ToString()).ToHashSet(StringComparer.Ordinal);

        Complaints.None(mapped.Where(name => !told.Contains(name) && !Untold.Contains(name)
            && !name.StartsWith("GET /health/", StringComparison.Ordinal)));
        Assert.Equal(Open.Order(), routes.Where(route => route.Metadata.GetMetadata<Access>() is { IsPublic: true })
            .SelectMany(Names).Distinct().Order());
        Assert.All(routes, route => Assert.NotNull(route.Metadata.GetMetadata<Access>()));
    }

    [Fact]
    public void There_is_one_version_of_the_api()
    {
        Assert.All(shops.Operations, one => Assert.StartsWith("/v1/", one.Path, StringComparison.Ordinal));
    }

    // The document has no constraints in its paths, and no slash at their end.
    private static IEnumerable<string> Names(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method =>
            $"{method} /{route.RoutePattern.RawText!.Trim('/').Replace(":int", "", StringComparison.Ordinal)}");
}
