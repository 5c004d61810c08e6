using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Client.Tests.Tour;

/// <summary>What the README's tour has a reader send, taken from the page itself.</summary>
internal static partial class ReadmeTour
{
    /// <summary>The definition of its program.</summary>
    public static JsonObject Definition => JsonNode.Parse(ProgramCommand().Match(
        File.ReadAllText(Path.Combine(Checkout.Root, "README.md"))).Groups["json"].Value)!.AsObject();

    [GeneratedRegex(@"/v1/programs -d '(?<json>\{[^']*\})'")]
    private static partial Regex ProgramCommand();
}
