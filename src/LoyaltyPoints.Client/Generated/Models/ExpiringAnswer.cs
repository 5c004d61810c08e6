namespace LoyaltyPoints.Client;

/// <summary>Units that go at the end of a month.</summary>
public sealed record ExpiringAnswer
{
    /// <summary>Such as <c>2026-10</c>; null: they do not expire at a date.</summary>
    public required string? Month { get; init; }

    public required long Units { get; init; }

    public required long FairValue { get; init; }
}
