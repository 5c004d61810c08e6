using System.Reflection;

namespace LoyaltyPoints.Analytics.Measures;

/// <summary>
/// The definitions of all measures; each part of this class belongs to one subject. The page of definitions is made
/// from them.
/// </summary>
public static partial class Definitions
{
    /// <summary>By id.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        .. typeof(Definitions).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<MeasureDefinition>()
            .OrderBy(definition => definition.Id, StringComparer.Ordinal),
    ];
}
