using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// How this API reads and writes JSON. Strict: unknown fields, duplicates, comments, trailing commas, numbers in
/// quotes and more than 32 levels are refused; names are camelCase and compared byte by byte.
/// </summary>
public static class StrictJson
{
    /// <summary>Levels of nesting a document may have.</summary>
    public const int MaximumDepth = 32;

    /// <summary>
    /// Options for one source-generated context (options belong to the context they are given to):
    /// <c>static readonly PurchaseJson Json = new(StrictJson.NewOptions());</c>
    /// </summary>
    public static JsonSerializerOptions NewOptions()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        return options;
    }

    /// <summary>Sets options that exist already, such as those the OpenAPI document is made with.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaximumDepth;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        // The answer is JSON and never HTML: names in any script go out as they are.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new OffsetDateTimeConverter());
        options.Converters.Add(new InstantConverter());
    }
}

/// <summary>An instant in a request, as <see cref="InstantText"/> says.</summary>
public sealed class OffsetDateTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        InstantOut.Write(writer, Instant.From(value), options);

    private static readonly InstantConverter InstantOut = new();

    internal static DateTimeOffset Parse(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException(InstantText.Expected);
        var reading = reader.ValueIsEscaped
            ? InstantText.TryRead(reader.GetString().AsSpan(), out var value)
            : InstantText.TryRead(reader.ValueSpan, out value);
        return reading == InstantReading.Read ? value : throw new JsonException(InstantText.Expected);
    }
}
