namespace LoyaltyPoints.Client;

/// <summary>A key to be made.</summary>
public sealed record CreateApiKeyRequest
{
    /// <summary>For people: which till, app or person holds it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Some of <c>pos</c>, <c>checkout</c>, <c>partner</c>, <c>admin</c>; none implies another. One of
    /// <c>pos</c>, <c>checkout</c>, <c>partner</c>, <c>admin</c>.
    /// </summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whose app will hold it: with the scope <c>partner</c> and no other.</summary>
    public string? PartnerId { get; init; }

    /// <summary>From then on it is refused; absent: it is good until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Where it may be used from: at most 20 IP addresses and ranges, such as <c>203.0.113.0/24</c>; absent: from
    /// anywhere.
    /// </summary>
    public IReadOnlyList<string>? Addresses { get; init; }
}
