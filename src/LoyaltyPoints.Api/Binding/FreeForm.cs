using System.Text.Json;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>What holds for JSON whose fields are not known beforehand.</summary>
internal static class FreeForm
{
    /// <summary>Adds a fault for every field that its object has twice.</summary>
    public static void FindDuplicates(JsonElement element, string pointer, List<Fault> faults)
    {
        if (faults.Count >= JsonBody.MaximumFaults) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
                FindDuplicates(item, Pointer.Item(pointer, index++), faults);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in element.EnumerateObject())
            {
                var place = Pointer.Field(pointer, field.Name);
                if (!seen.Add(field.Name)) faults.Add(Twice(place));
                FindDuplicates(field.Value, place, faults);
            }
        }
    }

    public static Fault Twice(string pointer) =>
        new(pointer, FaultCodes.Duplicate, "The field is given more than once.");
}
