using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Core;
using Microsoft.AspNetCore.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>What types are called in the document: each by its own name, which no other has.</summary>
internal sealed class SchemaNames
{
    private readonly ConcurrentDictionary<string, Type> types = new();

    /// <returns>Null for what is written in place.</returns>
    /// <exception cref="InvalidOperationException">Two types have one name: one would be shown in the other's place.
    /// </exception>
    public string? Of(JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        // An instant or an id is a string in place, not a type of its own.
        if (plain == typeof(Instant) || plain == typeof(MemberOwnedId)) return null;
        if (plain == typeof(JsonElement)) return "Definition";
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        if (name is not null && types.GetOrAdd(name, plain) is var first && first != plain)
            throw new InvalidOperationException($"{first} and {plain} are both called {name} in the document.");
        return name;
    }
}
