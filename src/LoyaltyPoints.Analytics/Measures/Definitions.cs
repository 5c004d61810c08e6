using System.Reflection;

namespace LoyaltyPoints.Analytics.Measures;

/// <summary>
/// The definitions of all measures; each part of this class belongs to one subject. The page of definitions is made
/// from them.
/// </summary>
public static partial class Definitions
{
    // Not before it is asked for: the parts of a class are initialized in no particular order.
    private static readonly Lazy<IReadOnlyList<MeasureDefinition>> Found = new(static () =>
    [
        .. typeof(Definitions).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (MeasureDefinition)field.GetValue(null)!)
            .OrderBy(definition => definition.Id, StringComparer.Ordinal),
    ]);

    /// <summary>By id.</summary>
    public static IReadOnlyList<MeasureDefinition> All => Found.Value;
}
