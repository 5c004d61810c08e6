using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>The rules as they were sent.</summary>
public sealed record VelocityRulesAnswer
{
    /// <summary>Each with an <c>id</c>, its <c>kind</c>, and what else belongs to that.</summary>
    public required IReadOnlyList<JsonNode> Rules { get; init; }
}
