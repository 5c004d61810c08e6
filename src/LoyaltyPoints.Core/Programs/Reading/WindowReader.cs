using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads over what something is counted: a word, or <c>{ "rolling": "P12M" }</c>.</summary>
internal static class WindowReader
{
    /// <summary>Null, with a fault, if it is absent or none.</summary>
    public static Window? Read(JsonFields owner, string name)
    {
        if (owner.Required(name) is not { } json) return null;
        var at = owner.At(name);
        if (json.ValueKind == JsonValueKind.Object && JsonFields.Open(json, at, owner.Log) is { } fields)
        {
            var period = PeriodReader.Read(fields, "rolling");
            fields.Close();
            return period is { } rolling ? new RollingWindow(rolling) : null;
        }

        var known = string.Join(", ", ProgramWords.Windows.Select(window => window.Word));
        var text = JsonValues.TextOf(json);
        foreach (var (word, window) in ProgramWords.Windows)
        {
            if (word == text) return window;
        }

        owner.Log.Add(at, json.ValueKind == JsonValueKind.String ? FaultCodes.InvalidValue : FaultCodes.WrongType,
            $"Must be one of {known}, or {{ \"rolling\": \"P12M\" }}.");
        return null;
    }
}
