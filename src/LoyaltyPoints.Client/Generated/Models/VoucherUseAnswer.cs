namespace LoyaltyPoints.Client;

/// <summary>A use of a voucher as it is answered.</summary>
public sealed record VoucherUseAnswer
{
    public required string Id { get; init; }

    public required string Code { get; init; }

    public required string Kind { get; init; }

    /// <summary><c>redeemed</c>, <c>partly_released</c> or <c>released</c>.</summary>
    public required string Status { get; init; }

    public string? MemberId { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public string? Currency { get; init; }

    /// <summary>Money off the order.</summary>
    public long? Discount { get; init; }

    /// <summary>Of a free item: where the money is.</summary>
    public IReadOnlyList<FreeLine>? Lines { get; init; }

    /// <summary>Money that was paid with a gift card.</summary>
    public long? Amount { get; init; }

    /// <summary>Units that were given.</summary>
    public long? Units { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>What was given back.</summary>
    public required long Released { get; init; }

    /// <summary>Units that could not be taken back.</summary>
    public long? Shortfall { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What is left on the gift card.</summary>
    public long? Balance { get; init; }

    /// <summary>Uses of the voucher that are left; absent: any number.</summary>
    public long? UsesLeft { get; init; }

    /// <summary>The account that units went to or came from.</summary>
    public Balance? Account { get; init; }
}
