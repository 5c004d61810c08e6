using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Security;

/// <summary>Kinds of request that a key has a quota for, each its own.</summary>
public enum RouteClass
{
    /// <summary>Questions that tills, checkouts and partners ask.</summary>
    Read,

    /// <summary>What tills, checkouts and partners record.</summary>
    Write,

    /// <summary>Lines of batches: each counts.</summary>
    Batch,

    /// <summary>What only an administrator's key may do.</summary>
    Admin,

    /// <summary>Questions over many members.</summary>
    Analytics,
}

/// <summary>Which class a request is of.</summary>
public static class RouteClasses
{
    private const string AnalyticsPath = "/v1/analytics";

    private static readonly string[] Words = ["read", "write", "batch", "admin", "analytics"];

    public static IReadOnlyList<RouteClass> All { get; } = Enum.GetValues<RouteClass>();

    public static IReadOnlyList<string> Names => Words;

    public static string NameOf(RouteClass routes) => Words[(int)routes];

    /// <summary>Says it for an endpoint of which it does not follow.</summary>
    public static TBuilder InClass<TBuilder>(this TBuilder builder, RouteClass routes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OfClass(routes));

    internal static RouteClass Of(Endpoint endpoint, Access? access, HttpRequest request)
    {
        if (endpoint.Metadata.GetMetadata<OfClass>() is { } said) return said.Routes;
        if (access?.AnyOf == Scopes.Admin)
            return request.Path.StartsWithSegments(AnalyticsPath) ? RouteClass.Analytics : RouteClass.Admin;
        return HttpMethods.IsGet(request.Method) ? RouteClass.Read : RouteClass.Write;
    }

    private sealed record OfClass(RouteClass Routes);
}
