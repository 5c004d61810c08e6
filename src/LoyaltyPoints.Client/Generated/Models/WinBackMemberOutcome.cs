namespace LoyaltyPoints.Client;

/// <summary>What became of one member of a list.</summary>
public sealed record WinBackMemberOutcome
{
    public required string MemberId { get; init; }

    /// <summary>Whether it was left alone.</summary>
    public required bool IsControl { get; init; }

    /// <summary>Before the list was made.</summary>
    public required DateTimeOffset LastPurchaseAt { get; init; }

    /// <summary>In the list's period, net of returns.</summary>
    public required long RevenueBefore { get; init; }

    /// <summary>The first purchase since; absent: none.</summary>
    public required DateTimeOffset? BoughtAgainAt { get; init; }

    /// <summary>Since the list was made.</summary>
    public required long Purchases { get; init; }

    /// <summary>Of purchases since, net of returns since.</summary>
    public required long Revenue { get; init; }
}
