using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>
/// Reads a field <c>budget</c>: units, or money with what a unit costs (both in the smallest part of the currency),
/// of which it is the whole units that the money pays for.
/// </summary>
internal static partial class BudgetReader
{
    private const long Greatest = ConditionFields.GreatestNumber;

    /// <summary>Units, 1 or more; null, with faults unless it is absent, if it is none.</summary>
    public static long? Read(JsonFields? fields)
    {
        if (fields is null) return null;
        var inUnits = fields.TryGet("units", out _);
        var inMoney = fields.TryGet("money", out _) | fields.TryGet("unitValue", out _);
        if (inUnits && inMoney)
            fields.Log.Add(fields.Pointer, FaultCodes.Contradictory, "Give units, or money and what a unit costs.");
        if (!inUnits && !inMoney)
            fields.Log.Add(fields.Pointer, FaultCodes.Required, "Give units, or money and what a unit costs.");
        var units = inMoney ? OfMoney(fields) : inUnits ? fields.Whole("units", 1, Greatest) : null;
        fields.Close();
        return units;
    }

    private static long? OfMoney(JsonFields fields)
    {
        var money = fields.Whole("money", 1, Greatest);
        var value = fields.Required("unitValue") is { } json ? Value(json, fields) : null;
        if (money is null || value is null) return null;
        var units = money.Value / Fraction.From(value.Value);
        if (units >= 1 && units <= Greatest) return units.Round(RoundingMode.Floor);
        fields.Log.Add(fields.Pointer, FaultCodes.OutOfRange, $"Must pay for 1 to {Greatest} units.");
        return null;
    }

    private static decimal? Value(JsonElement json, JsonFields fields)
    {
        var text = JsonValues.TextOf(json);
        if (text is not null && Form().IsMatch(text)
            && decimal.Parse(text, CultureInfo.InvariantCulture) is > 0 and var value) return value;
        fields.Log.Add(
            fields.At("unitValue"),
            json.ValueKind == JsonValueKind.String ? FaultCodes.InvalidFormat : FaultCodes.WrongType,
            "Must be a text such as \"0.5\": above 0, at most nine digits before the point and six after it.");
        return null;
    }

    [GeneratedRegex("^[0-9]{1,9}(\\.[0-9]{1,6})?\\z")]
    private static partial Regex Form();
}
