using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoyaltyPoints.Client.Http;

/// <summary>How values are written on the wire: camelCase, and what is not given is not sent.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
    };
}
