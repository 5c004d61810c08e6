using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads a field <c>activity</c>: the type of an activity.</summary>
internal static partial class ActivityTypeReader
{
    private const int Longest = 64;

    /// <summary>Null, with a fault, if it is absent or none.</summary>
    public static string? Read(JsonFields fields)
    {
        if (fields.Text("activity", Longest) is not { } type) return null;
        if (Form().IsMatch(type)) return type;
        fields.Log.Add(fields.At("activity"), FaultCodes.InvalidFormat,
            "Must consist of a-z, 0-9, dot, underscore and hyphen.");
        return null;
    }

    [GeneratedRegex("^[a-z0-9._-]+\\z")]
    private static partial Regex Form();
}
