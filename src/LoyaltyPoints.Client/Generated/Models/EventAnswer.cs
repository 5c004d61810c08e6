using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>Something that happened. Webhooks deliver the same document.</summary>
public sealed record EventAnswer
{
    public required string Id { get; init; }

    /// <summary>What happened. More types may come: ignore those you do not know.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, by the tenant's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Whose it is; absent where it is no single member's.</summary>
    public required string? MemberId { get; init; }

    /// <summary>
    /// What was answered to the call that did it; for a purchase the sums without lines and explanation; for what
    /// is personal or secret the id alone.
    /// </summary>
    public required JsonObject Data { get; init; }
}
