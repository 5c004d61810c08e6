using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Programs;

/// <summary>Time zones by their IANA id.</summary>
public static partial class TimeZones
{
    /// <summary>
    /// The zone of an IANA id, spelled exactly; null if there is none. Windows names, and files beside the zones that
    /// mean another thing on each machine, are none.
    /// </summary>
    public static TimeZoneInfo? Find(string id)
    {
        if (!Form().IsMatch(id) || id is "localtime" or "posixrules" or "Factory") return null;
        return !id.StartsWith("posix/", StringComparison.Ordinal) && !id.StartsWith("right/", StringComparison.Ordinal)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.Id == id && zone.HasIanaId
            ? zone : null;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\\z")]
    private static partial Regex Form();
}
