using System.Globalization;
using LoyaltyPoints.Api.Binding;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>What bounds a value of a body where its validator says nothing: its form, its type, the body.</summary>
internal static class RequestLimits
{
    /// <summary>Of an instant, in characters.</summary>
    public const int LongestInstant = 40;

    private const int LongestId = 68;

    // An item takes two bytes at least.
    private const int MostItems = BodyBytes.MaximumLength / 2;

    /// <summary>Adds the bounds that the schema of a field, its items or its values lacks.</summary>
    public static void Fill(OpenApiSchema schema)
    {
        if (schema.Type is not { } types) return;
        if (types.HasFlag(JsonSchemaType.String) && schema.Enum is null) schema.MaxLength ??= schema switch
        {
            { Format: "date-time" } => LongestInstant,
            { Pattern: { } pattern } when pattern.Contains("_[0-9a-f]{", StringComparison.Ordinal) => LongestId,
            { Pattern: "^[A-Z]{3}$" } => 3,
            _ => BodyBytes.MaximumLength,
        };
        if (types.HasFlag(JsonSchemaType.Integer))
        {
            var isLong = schema.Format == "int64";
            schema.Minimum ??= (isLong ? long.MinValue : int.MinValue).ToString(CultureInfo.InvariantCulture);
            schema.Maximum ??= (isLong ? long.MaxValue : int.MaxValue).ToString(CultureInfo.InvariantCulture);
        }

        if (types.HasFlag(JsonSchemaType.Array)) schema.MaxItems ??= MostItems;
        if (schema.Items is OpenApiSchema items) Fill(items);
        if (schema.AdditionalProperties is OpenApiSchema values) Fill(values);
    }
}
