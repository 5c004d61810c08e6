namespace LoyaltyPoints.Client;

/// <summary>What a list is called, and how many of its members are left alone.</summary>
public sealed record WinBackListRequest
{
    public required string Name { get; init; }

    /// <summary>The part of the members to leave alone, 0 to 50 percent; without it, 0.</summary>
    public long? ControlPercent { get; init; }
}
