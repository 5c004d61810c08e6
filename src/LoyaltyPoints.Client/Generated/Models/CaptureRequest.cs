namespace LoyaltyPoints.Client;

/// <summary>How much of a reservation to capture.</summary>
public sealed record CaptureRequest
{
    /// <summary>Absent: all of it. The rest is released.</summary>
    public long? Units { get; init; }
}
