namespace LoyaltyPoints.Client;

/// <summary>What became of one part of a list.</summary>
public sealed record WinBackPart
{
    public required long Members { get; init; }

    /// <summary>Members who have bought since.</summary>
    public required long WonBack { get; init; }

    /// <summary>Absent where the part has no members.</summary>
    public required double? WonBackShare { get; init; }

    /// <summary>Since the list was made.</summary>
    public required long Purchases { get; init; }

    /// <summary>Of purchases since, net of returns since.</summary>
    public required long Revenue { get; init; }

    /// <summary>Of all its members, rounded half to even; absent where it has none.</summary>
    public required long? RevenuePerMember { get; init; }
}
