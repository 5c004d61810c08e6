using System.Globalization;
using System.Runtime.CompilerServices;

namespace LoyaltyPoints.Tests;

/// <summary>What the service's entry point does: formats do not depend on the language of the machine.</summary>
internal static class InvariantCulture
{
    [ModuleInitializer]
    public static void Set() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
}
