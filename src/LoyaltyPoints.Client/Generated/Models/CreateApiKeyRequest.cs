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
}
