using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// Holds a document against the shape of its type, collects every fault, and writes a copy without the faulty parts,
/// which then deserializes, so that the values of the rest can be judged as well. Only bad bodies come here.
/// </summary>
internal sealed class ShapeWalk(JsonSerializerOptions options)
{
    private readonly ArrayBufferWriter<byte> copy = new();

    public List<Fault> Faults { get; } = [];

    /// <summary>
    /// There are more faults than an answer lists: the walk stopped early, and the copy is not worth judging. Without
    /// this a body of a mebibyte could be made to cost seconds.
    /// </summary>
    public bool IsFull => Faults.Count >= JsonBody.MaximumFaults;

    /// <summary>Places that are missing from the copy though the caller gave something there.</summary>
    public List<string> Pruned { get; } = [];

    /// <summary>The copy, or null where nothing of the document is left.</summary>
    public byte[]? Prune(JsonElement root, JsonTypeInfo type)
    {
        using var writer = new Utf8JsonWriter(copy);
        if (!Copy(writer, root, type, "", field: null)) return null;
        writer.Flush();
        return copy.WrittenSpan.ToArray();
    }

    /// <summary>Writes the element, after its field's name if it has one; false when it is faulty as a whole.</summary>
    private bool Copy(Utf8JsonWriter writer, JsonElement element, JsonTypeInfo type, string pointer, string? field)
    {
        if (IsFull) return false;
        var isNull = element.ValueKind == JsonValueKind.Null;
        if (type.Kind == JsonTypeInfoKind.None || isNull)
        {
            if (isNull && AllowsNull(type.Type))
            {
                WriteName(writer, field);
                writer.WriteNullValue();
                return true;
            }

            var before = Faults.Count;
            if (Nullable.GetUnderlyingType(type.Type) == typeof(JsonElement) || type.Type == typeof(JsonElement))
                FreeForm.FindDuplicates(element, pointer, Faults);
            else if (Leaf.FaultOf(element, type, pointer) is { } fault) Faults.Add(fault);
            if (Faults.Count > before) return Cut(pointer);
            WriteName(writer, field);
            element.WriteTo(writer);
            return true;
        }

        var expected = type.Kind == JsonTypeInfoKind.Enumerable ? JsonValueKind.Array : JsonValueKind.Object;
        if (element.ValueKind != expected)
        {
            var noun = expected == JsonValueKind.Array ? "A JSON array" : "A JSON object";
            return Cut(pointer, new(pointer, FaultCodes.WrongType, $"{noun} is expected."));
        }

        return expected == JsonValueKind.Array
            ? CopyArray(writer, element, type, pointer, field)
            : CopyObject(writer, element, type, pointer, field);
    }

    private bool CopyObject(
        Utf8JsonWriter writer, JsonElement element, JsonTypeInfo type, string pointer, string? field)
    {
        WriteName(writer, field);
        writer.WriteStartObject();
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in element.EnumerateObject())
        {
            if (IsFull) break;
            var place = Pointer.Field(pointer, part.Name);
            var target = type.Kind == JsonTypeInfoKind.Dictionary ? type.ElementType
                : known.GetValueOrDefault(part.Name)?.PropertyType;
            if (target is null)
                Faults.Add(new(place, FaultCodes.UnknownField, "There is no such field here."));
            else if (!seen.Add(part.Name))
                Faults.Add(FreeForm.Twice(place));
            else
                Copy(writer, part.Value, options.GetTypeInfo(target), place, part.Name);
        }

        writer.WriteEndObject();
        return true;
    }

    private bool CopyArray(
        Utf8JsonWriter writer, JsonElement element, JsonTypeInfo type, string pointer, string? field)
    {
        var itemType = options.GetTypeInfo(type.ElementType!);
        // A hole keeps the places of the items behind it; where null cannot stand for one, the whole array goes.
        var keepsHoles = AllowsNull(itemType.Type);
        if (!keepsHoles && Holes(element, itemType, pointer)) return Cut(pointer);
        WriteName(writer, field);
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (IsFull) break;
            if (!Copy(writer, item, itemType, Pointer.Item(pointer, index++), field: null)) writer.WriteNullValue();
        }

        writer.WriteEndArray();
        return true;
    }

    private bool Holes(JsonElement array, JsonTypeInfo itemType, string pointer)
    {
        var (before, index) = (Faults.Count, 0);
        foreach (var item in array.EnumerateArray().TakeWhile(_ => !IsFull))
            if (Leaf.FaultOf(item, itemType, Pointer.Item(pointer, index++)) is { } fault) Faults.Add(fault);
        return Faults.Count > before;
    }

    private bool Cut(string pointer, Fault? fault = null)
    {
        if (IsFull) return false;
        if (fault is not null) Faults.Add(fault);
        Pruned.Add(pointer);
        return false;
    }

    private static bool AllowsNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null
        || type == typeof(JsonElement);

    private static void WriteName(Utf8JsonWriter writer, string? field)
    {
        if (field is not null) writer.WritePropertyName(field);
    }
}
