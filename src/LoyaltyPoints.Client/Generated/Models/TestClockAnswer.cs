namespace LoyaltyPoints.Client;

/// <summary>The time of a test tenant.</summary>
public sealed record TestClockAnswer
{
    /// <summary>What its clock shows.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How far that is ahead of real time; 0 until it is moved.</summary>
    public required long OffsetMilliseconds { get; init; }
}
