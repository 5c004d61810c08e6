namespace LoyaltyPoints.Client;

/// <summary>A key as answered; <c>key</c> itself only when it is made.</summary>
public sealed record ApiKeyAnswer
{
    /// <summary>The public part of the key.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whose app holds it; absent where it is the tenant's own.</summary>
    public string? PartnerId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>From then on it is refused; null: it is good until it is revoked.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// When it was last used, to within a few minutes (five, unless the operator set it otherwise); null: not
    /// yet.
    /// </summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Where it may be used from; absent: from anywhere.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    public string? Key { get; init; }
}
