using System.Reflection;
using LoyaltyPoints.Api.Binding;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>The types that come in as bodies, with what their validators say about their fields.</summary>
internal sealed class RequestTypes
{
    private static readonly ILookup<string, Bounds> None = Array.Empty<Bounds>().ToLookup(_ => "");

    private readonly Lazy<Dictionary<Type, ILookup<string, Bounds>>> types;

    public RequestTypes(EndpointDataSource endpoints) => types = new(() =>
    {
        var found = new Dictionary<Type, ILookup<string, Bounds>>();
        var requests = endpoints.Endpoints
            .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<JsonRequest>()).ToArray();
        foreach (var request in requests)
            if (request.Rules is { } rules) Add(found, rules);
        var seen = new HashSet<Type>();
        foreach (var request in requests) AddUnruled(found, request.Type, request.Type.Assembly, seen);
        return found;
    });

    /// <summary>The bounds by field; null for a type that is only answered.</summary>
    public ILookup<string, Bounds>? BoundsOf(Type type) => types.Value.GetValueOrDefault(type);

    private static void Add(Dictionary<Type, ILookup<string, Bounds>> found, IBoundsSource source)
    {
        if (!found.TryAdd(source.Type, source.Fields.ToLookup(row => row.Field, row => row.Bounds))) return;
        foreach (var inner in source.Inner) Add(found, inner);
    }

    // Objects inside a request belong to it even where no rule speaks of them.
    private static void AddUnruled(
        Dictionary<Type, ILookup<string, Bounds>> found, Type type, Assembly ours, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return;
        var parts = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        foreach (var part in parts) AddUnruled(found, part, ours, seen);
        if (parts.Length > 0 || type.Assembly != ours || !type.IsClass) return;
        found.TryAdd(type, None);
        foreach (var property in type.GetProperties()) AddUnruled(found, property.PropertyType, ours, seen);
    }
}
