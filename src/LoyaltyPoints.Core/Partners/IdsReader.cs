using System.Text.Json;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Partners;

/// <summary>Reads lists of ids of what the tenant has, each once.</summary>
internal static class IdsReader
{
    /// <summary>Null, with faults, where any is none, is unknown, or is there twice.</summary>
    public static IReadOnlyList<Guid>? Read(
        JsonElement json, string at, string prefix, int most, Func<Guid, bool> isKnown, FaultLog log)
    {
        if (ListReader.Open(json, at, most, "id", log) is not { } elements) return null;
        var ids = new HashSet<Guid>();
        var before = log.Count;
        foreach (var (element, place) in elements)
        {
            if (!PublicId.TryParse(prefix, JsonValues.TextOf(element), out var id))
                log.Add(place, FaultCodes.InvalidFormat, $"Must be an id of the form {prefix}_...");
            else if (!ids.Add(id)) log.Add(place, FaultCodes.Duplicate, "Is there more than once.");
            else if (!isKnown(id)) log.Add(place, FaultCodes.InvalidValue, "Names nothing of this tenant.");
        }

        return log.Count == before ? [.. ids] : null;
    }
}
