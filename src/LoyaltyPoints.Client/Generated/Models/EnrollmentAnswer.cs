namespace LoyaltyPoints.Client;

/// <summary>A program the member is in, and since when.</summary>
public sealed record EnrollmentAnswer
{
    public required string ProgramId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset EnrolledAt { get; init; }
}
