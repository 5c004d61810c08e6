using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Documents;

/// <summary>Facts by name: texts as texts, whole numbers as numbers, in the order of their names.</summary>
public sealed class GivenValuesConverter : JsonConverter<IReadOnlyDictionary<string, GivenValue>>
{
    public override IReadOnlyDictionary<string, GivenValue> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = new SortedDictionary<string, GivenValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            values[name] = reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : reader.GetString()!;
        }

        return values;
    }

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyDictionary<string, GivenValue> value, JsonSerializerOptions options) =>
        Write(writer, value);

    internal static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, GivenValue> values)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (value.Text is { } text) writer.WriteString(name, text);
            else writer.WriteNumber(name, value.Number);
        }

        writer.WriteEndObject();
    }
}

/// <summary>As <see cref="GivenValuesConverter"/>.</summary>
public sealed class GivenFactsConverter : JsonConverter<GivenFacts>
{
    private static readonly GivenValuesConverter Values = new();

    public override GivenFacts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(Values.Read(ref reader, typeof(IReadOnlyDictionary<string, GivenValue>), options));

    public override void Write(Utf8JsonWriter writer, GivenFacts value, JsonSerializerOptions options) =>
        GivenValuesConverter.Write(writer, value.Values);
}
