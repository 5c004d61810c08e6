using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>Says in words why one JSON value does not fit one C# type.</summary>
internal static class Leaf
{
    /// <summary>Null where the value fits.</summary>
    public static Fault? FaultOf(JsonElement element, JsonTypeInfo type, string pointer)
    {
        var target = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (Mismatch(element.ValueKind, target) is { } expected)
            return new(pointer, FaultCodes.WrongType, expected);
        if (target == typeof(DateTimeOffset) || target == typeof(Instant)) return InstantFault(element, pointer);
        try
        {
            element.Deserialize(type);
            return null;
        }
        catch (JsonException)
        {
            return element.ValueKind == JsonValueKind.Number
                ? NumberFault(element, target, pointer)
                : new(pointer, FaultCodes.InvalidValue, "The value is not of the expected form.");
        }
    }

    private static string? Mismatch(JsonValueKind kind, Type target)
    {
        if (target == typeof(string)) return kind == JsonValueKind.String ? null : "A string is expected.";
        if (target == typeof(DateTimeOffset) || target == typeof(Instant))
            return kind == JsonValueKind.String ? null : InstantText.Expected;
        if (target == typeof(bool))
            return kind is JsonValueKind.True or JsonValueKind.False ? null : "true or false is expected.";
        if (IsWhole(target)) return kind == JsonValueKind.Number ? null : "A whole number is expected, without quotes.";
        return target != typeof(decimal) || kind == JsonValueKind.Number ? null
            : "A number is expected, without quotes.";
    }

    private static bool IsWhole(Type target) =>
        target == typeof(long) || target == typeof(int) || target == typeof(short) || target == typeof(byte);

    private static Fault? InstantFault(JsonElement element, string pointer) =>
        InstantText.TryRead(element.GetString().AsSpan(), out _) switch
        {
            InstantReading.Read => null,
            InstantReading.OutOfRange => new(pointer, FaultCodes.OutOfRange, InstantText.ExpectedRange),
            InstantReading.NoOffset => new(pointer, FaultCodes.InvalidFormat,
                "The offset is missing. " + InstantText.Expected),
            _ => new(pointer, FaultCodes.InvalidFormat, InstantText.Expected),
        };

    private static Fault NumberFault(JsonElement element, Type target, string pointer) =>
        IsWhole(target) && element.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') >= 0
            ? new(pointer, FaultCodes.WrongType, "A whole number is expected, without fraction or exponent.")
            : new(pointer, FaultCodes.OutOfRange, "The number is too large or too small.");
}
