namespace LoyaltyPoints.Client;

/// <summary>What to change of a member: absent fields stay, null clears.</summary>
public sealed record PatchMemberRequest
{
    public string? ExternalId { get; init; }

    public IReadOnlyList<IdentifierRequest>? Identifiers { get; init; }

    public string? Name { get; init; }

    public string? Birthday { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
