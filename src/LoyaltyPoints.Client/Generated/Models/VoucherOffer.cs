namespace LoyaltyPoints.Client;

public sealed record VoucherOffer
{
    public required string Code { get; init; }

    public required string SeriesId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>amount</c>, <c>percent</c>, <c>item</c>, <c>units</c> or <c>giftCard</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Null: never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }
}
