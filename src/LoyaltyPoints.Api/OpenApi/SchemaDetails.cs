using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>
/// Makes schemas say what is so: requests need what their validators require and refuse unknown fields; answers have
/// all their fields and may get more.
/// </summary>
internal sealed class SchemaDetails(RequestTypes requests) : IOpenApiSchemaTransformer
{
    private const string IdPattern = "^[a-z]{3}_[0-9a-f]{32}$";
    private const string MemberOwnedIdPattern = "^[a-z]{3}_[0-9a-f]{64}$";

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo;
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        // Types with a converter of ours are blank to the framework.
        if (plain == typeof(Instant) || plain == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String
                | (plain == type.Type || IsRequired(context.JsonPropertyInfo) ? 0 : JsonSchemaType.Null);
            schema.Format = "date-time";
            if (context.JsonPropertyInfo is { } field && requests.BoundsOf(field.DeclaringType) is not null)
                schema.MaxLength = RequestLimits.LongestInstant;
        }

        if (plain.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            // The schema is the words'; where there may be none, that is said beside the reference.
            schema.Enum = schema.Enum?
                .Where(static word => word is not null && !JsonNullSentinel.IsJsonNullSentinel(word)).ToList();
        }

        if (FreeForm(plain, schema.Type) is { } free)
        {
            (schema.Type, schema.AdditionalProperties) =
                (free.Type | ((schema.Type ?? 0) & JsonSchemaType.Null), free.AdditionalProperties);
            (schema.Properties, schema.Required, schema.Format) = (null, null, free.Format);
            schema.AdditionalPropertiesAllowed = true;
            return Task.CompletedTask;
        }

        // Every UUID goes out with the prefix of what it names.
        if (plain == typeof(Guid) || plain == typeof(MemberOwnedId))
        {
            var saysNull = plain != type.Type && context.JsonPropertyInfo is { } property && !IsRequired(property)
                && (plain == typeof(MemberOwnedId) || !MayBeAbsent(property));
            (schema.Type, schema.Format) = (JsonSchemaType.String | (saysNull ? JsonSchemaType.Null : 0), null);
            schema.Pattern = plain == typeof(Guid) ? IdPattern : MemberOwnedIdPattern;
            (schema.Properties, schema.Required, schema.AdditionalPropertiesAllowed) = (null, null, true);
            return Task.CompletedTask;
        }

        if (type.Kind != JsonTypeInfoKind.Object) return Task.CompletedTask;
        if (requests.BoundsOf(type.Type) is { } bounds) Request(schema, bounds);
        else Answer(schema, type);
        return Task.CompletedTask;
    }

    // What has a form of its own on the wire, or any.
    private static OpenApiSchema? FreeForm(Type type, JsonSchemaType? said)
    {
        const JsonSchemaType Given = JsonSchemaType.String | JsonSchemaType.Integer;
        if (type == typeof(GivenValue)) return new() { Type = Given, Format = "int64" };
        if (type == typeof(GivenFacts)) return Map(new() { Type = Given, Format = "int64" });
        if (type == typeof(IReadOnlyDictionary<string, JsonElement>))
        {
            return Map(new()
            {
                Type = Given | JsonSchemaType.Boolean, Format = "int64", MaxLength = 200,
                Minimum = $"{-Binding.Rules.MaximumAmount}", Maximum = $"{Binding.Rules.MaximumAmount}",
            });
        }


        // The values of the attributes above are such elements, and known already.
        return type == typeof(JsonElement) && said is null ? Map(new()) : null;
    }

    private static OpenApiSchema Map(OpenApiSchema value) =>
        new() { Type = JsonSchemaType.Object, AdditionalProperties = value };

    private bool IsRequired(JsonPropertyInfo? property) => property is not null
        && requests.BoundsOf(property.DeclaringType)?[property.Name].Any(bound => bound.IsRequired) == true;

    private static void Answer(OpenApiSchema schema, JsonTypeInfo type)
    {
        schema.AdditionalPropertiesAllowed = true;
        schema.AdditionalProperties = null;
        schema.Required = type.Properties.Where(property => property.Get is not null && !MayBeAbsent(property))
            .Select(property => property.Name).ToHashSet();
    }

    // What Core and Storage answer leaves out what is null (CoreJson); what the Api makes says null.
    private static bool MayBeAbsent(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) == true
        || (property.IsGetNullable && property.DeclaringType.Assembly is var owner
            && (owner == typeof(Instant).Assembly || owner == typeof(ReturnAnswer).Assembly));

    private static void Request(OpenApiSchema schema, ILookup<string, Bounds> bounds)
    {
        schema.AdditionalPropertiesAllowed = false;
        schema.Required = bounds.Where(field => !field.Key.EndsWith("[]", StringComparison.Ordinal)
            && field.Any(bound => bound.IsRequired)).Select(field => field.Key).ToHashSet();
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (property is not OpenApiSchema own) continue;
            foreach (var bound in bounds[name]) Apply(own, bound);
            if (own.Items is OpenApiSchema items)
                foreach (var bound in bounds[name + "[]"]) Apply(items, bound);
            RequestLimits.Fill(own);
            if (own is { Enum: { } words, Type: { } types } && types.HasFlag(JsonSchemaType.Null))
                words.Add(JsonNullSentinel.JsonNull);
        }
    }

    private static void Apply(OpenApiSchema schema, Bounds bound)
    {
        if (bound.IsRequired) schema.Type &= ~JsonSchemaType.Null;
        if (bound.LongestText is { } longest) (schema.MinLength, schema.MaxLength) = (1, longest);
        schema.Minimum = bound.Minimum?.ToString() ?? schema.Minimum;
        schema.Maximum = bound.Maximum?.ToString() ?? schema.Maximum;
        schema.MaxItems = bound.MostItems ?? schema.MaxItems;
        schema.Pattern = bound.Pattern ?? schema.Pattern;
        if (bound.Words is { } words) schema.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
    }
}
