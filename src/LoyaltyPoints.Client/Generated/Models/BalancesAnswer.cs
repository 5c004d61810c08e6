namespace LoyaltyPoints.Client;

/// <summary>Units of a member, an account each.</summary>
public sealed record BalancesAnswer
{
    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyList<BalanceAnswer> Data { get; init; }
}
