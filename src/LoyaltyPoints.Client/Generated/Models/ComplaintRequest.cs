namespace LoyaltyPoints.Client;

/// <summary>What a member complains of.</summary>
public sealed record ComplaintRequest
{
    /// <summary>Who posts it; unique together with <c>externalId</c>, for ever.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>
    /// Your code for what is complained of, such as <c>late-delivery</c>: complaints are counted by it.
    /// </summary>
    public required string Code { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>In words, at most 2,000 characters.</summary>
    public string? Text { get; init; }

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
