namespace LoyaltyPoints.Core.Facts;

/// <summary>A paid membership as it was known at an instant.</summary>
/// <param name="Until">The end of what was paid for, or of the trial, or that a cancellation set.</param>
/// <param name="IsCancelled">Whether the end is one that a cancellation or a refund set.</param>
public readonly record struct Subscription(
    Guid MemberId, Guid ProgramId, Instant From, Instant Until, bool IsCancelled);
