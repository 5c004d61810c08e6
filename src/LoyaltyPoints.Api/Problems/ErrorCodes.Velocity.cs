namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about rules against abuse, reviews, and guessing.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode VelocityExceeded = new("velocity_exceeded", 422, "Too much at once",
        "A rule of the tenant allows a member no more of this for now; `detail` names it. Nothing was recorded.");

    public static readonly ErrorCode ReviewNotFound = new("review_not_found", 404, "Review not found",
        "This tenant has no such review.");

    public static readonly ErrorCode ReviewResolved = new("review_resolved", 409, "Review resolved",
        "Somebody has approved or rejected it before.");

    public static readonly ErrorCode TooManyFailures = new("too_many_failures", 429, "Too many bad keys",
        "Too many keys from this address were refused; wait as long as `Retry-After` says.", retryAfterSeconds: 1);
}
