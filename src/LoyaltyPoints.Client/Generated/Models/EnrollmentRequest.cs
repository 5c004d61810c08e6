namespace LoyaltyPoints.Client;

/// <summary>A program to be enrolled in.</summary>
public sealed record EnrollmentRequest
{
    public required string ProgramId { get; init; }

    /// <summary>Default now; may be in the past, for imports.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }
}
