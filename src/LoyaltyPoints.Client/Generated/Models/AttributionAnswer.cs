namespace LoyaltyPoints.Client;

/// <summary>How long a click counts; 0: only codes do.</summary>
public sealed record AttributionAnswer
{
    public required int WithinDays { get; init; }
}
