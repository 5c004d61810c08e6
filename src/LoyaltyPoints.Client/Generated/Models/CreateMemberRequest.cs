namespace LoyaltyPoints.Client;

/// <summary>A member to enrol.</summary>
public sealed record CreateMemberRequest
{
    /// <summary>The member's id in the tenant's own systems.</summary>
    public string? ExternalId { get; init; }

    public IReadOnlyList<IdentifierRequest>? Identifiers { get; init; }

    public string? Name { get; init; }

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public string? Birthday { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>Programs to be enrolled in at once.</summary>
    public IReadOnlyList<string>? Programs { get; init; }

    /// <summary>Default now; may be in the past, for imports.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>Who brought the member: a referral code, or the id of a member.</summary>
    public string? ReferredBy { get; init; }
}
