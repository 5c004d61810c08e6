namespace LoyaltyPoints.Client;

/// <summary>Who did it.</summary>
public sealed record AuditActorAnswer
{
    /// <summary><c>key</c> or <c>person</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The id of the key, or the subject of the person's token.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the key at that time; absent for a person.</summary>
    public required string? Label { get; init; }
}
