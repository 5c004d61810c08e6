namespace LoyaltyPoints.Client;

/// <summary>
/// A member by id, by externalId, or by an identifier of the form <c>phone:+8613800000000</c>; exactly one.
/// </summary>
public sealed record MemberReference
{
    public string? Id { get; init; }

    public string? ExternalId { get; init; }

    public string? Identifier { get; init; }
}
