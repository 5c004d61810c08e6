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

    public string? Key { get; init; }
}
