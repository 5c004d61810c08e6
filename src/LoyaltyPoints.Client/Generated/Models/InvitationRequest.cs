namespace LoyaltyPoints.Client;

/// <summary>A member who was asked to answer a survey.</summary>
public sealed record InvitationRequest
{
    /// <summary>Default now; may lie in the past.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    public required string MemberId { get; init; }

    /// <summary>The purchase it is about; its store, channel and goods go along.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>What you call the contact it is about, such as the number of a ticket.</summary>
    public string? Contact { get; init; }

    /// <summary>Only where no purchase is named.</summary>
    public string? Store { get; init; }

    /// <summary>Only where no purchase is named.</summary>
    public string? Channel { get; init; }
}
