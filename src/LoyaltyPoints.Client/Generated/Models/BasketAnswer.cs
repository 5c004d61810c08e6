using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>What a purchase would earn in one program under a version.</summary>
public sealed record BasketAnswer
{
    public required string ProgramId { get; init; }

    public required int Version { get; init; }

    /// <summary>Thresholds included.</summary>
    public required long Units { get; init; }

    /// <summary>As a purchase's result has it.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<JsonObject> Explanation { get; init; }

    /// <summary>Rules that would give nothing, and why.</summary>
    public required IReadOnlyList<JsonObject> NotApplied { get; init; }

    /// <summary>What the member's tier and plan would take off.</summary>
    public required IReadOnlyList<JsonObject> Discounts { get; init; }

    public required string Currency { get; init; }

    /// <summary><c>none</c> where there is none.</summary>
    public required JsonObject Tier { get; init; }

    /// <summary>
    /// Of the units, in the smallest part of <c>currency</c>; absent without <c>unitValue</c>.
    /// </summary>
    public required long? Cost { get; init; }
}
