using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Velocity;

/// <summary>Stored: never renumber.</summary>
public enum ReviewStatus
{
    Open = 0,
    Approved = 1,
    Rejected = 2,
}

/// <summary>What is looked at. Stored: never renumber.</summary>
public enum ReviewKind
{
    Purchase = 1,
    Redemption = 2,

    /// <summary>A till's day; it is no member's.</summary>
    Till = 3,
}

/// <summary>What somebody should look at, and what came of it.</summary>
/// <param name="MemberId">Empty where it is no member's.</param>
/// <param name="SubjectId">The purchase or redemption; empty for a till.</param>
/// <param name="Evidence">UTF-8 JSON of a <see cref="ReviewEvidence"/>.</param>
public sealed record Review(
    Guid Id, Guid MemberId, ReviewKind Kind, Guid SubjectId, Instant OpenedAt, byte[] Evidence)
{
    public ReviewStatus Status { get; init; }

    /// <summary>Never while it is open.</summary>
    public Instant ResolvedAt { get; init; } = Instant.Never;

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    /// <summary>By what a rejected purchase was taken back; empty where nothing was.</summary>
    public Guid ReturnId { get; init; }

    /// <returns>Refused with <c>review_resolved</c>: whoever was first stays.</returns>
    public Decision<Review> Resolve(ReviewStatus outcome, string actor, string? reason, Instant now) =>
        Status != ReviewStatus.Open
            ? new Refusal("review_resolved", $"The review was {WordOf(Status)} by {Actor} before.")
            : Decision<Review>.Of(this with { Status = outcome, ResolvedAt = now, Actor = actor, Reason = reason });

    /// <summary>As it is written.</summary>
    public static string WordOf(ReviewStatus status) => status switch
    {
        ReviewStatus.Approved => "approved",
        ReviewStatus.Rejected => "rejected",
        _ => "open",
    };

    /// <summary>As it is written.</summary>
    public static string WordOf(ReviewKind kind) => kind switch
    {
        ReviewKind.Redemption => "redemption",
        ReviewKind.Till => "till",
        _ => "purchase",
    };
}

/// <summary>Why somebody should look.</summary>
public sealed record ReviewEvidence
{
    /// <summary>The rules of a member that were broken; absent for a till.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BrokenRule>? Rules { get; init; }

    /// <summary>The till; absent for a member.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>The day of the till, in UTC; absent for a member.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Day { get; init; }

    /// <summary>The rules of a till that were broken; absent for a member.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BrokenTillRule>? TillRules { get; init; }
}

/// <summary>A rule about a member that was broken.</summary>
/// <param name="Id">Which, of the rules as they were then.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Counted">In the window, with what is looked at.</param>
/// <param name="Most">What it allowed.</param>
/// <param name="WindowMinutes">Over how long, up to when it was broken.</param>
/// <param name="Counts">The latest purchases or redemptions that were counted, at most 20, oldest first.</param>
public sealed record BrokenRule(
    string Id, string Kind, long Counted, long Most, long WindowMinutes, IReadOnlyList<string> Counts);

/// <summary>A rule about tills that was broken.</summary>
/// <param name="Id">Which, of the rules as they were then.</param>
/// <param name="Units">What the till's day came to so far.</param>
/// <param name="Average">What its day usually comes to; whole units, cut.</param>
/// <param name="Days">Over how many days before.</param>
/// <param name="Times">How many times that average broke the rule.</param>
public sealed record BrokenTillRule(
    string Id, [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, long Units, long Average,
    int Days, long Times);

/// <summary>A review as it is answered.</summary>
public sealed record ReviewAnswer
{
    [JsonConverter(typeof(ReviewIdConverter))]
    public required MemberOwnedId Id { get; init; }

    /// <summary>`purchase`, `redemption` or `till`.</summary>
    public required string Kind { get; init; }

    /// <summary>`open`, `approved` or `rejected`.</summary>
    public required string Status { get; init; }

    /// <summary>Whom it is about; absent for a till.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MemberId { get; init; }

    [JsonConverter(typeof(PurchaseIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberOwnedId? PurchaseId { get; init; }

    [JsonConverter(typeof(RedemptionIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberOwnedId? RedemptionId { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>The rules that were broken, with what they counted.</summary>
    public required ReviewEvidence Evidence { get; init; }

    /// <summary>Absent while it is open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? ResolvedAt { get; init; }

    /// <summary>Who has resolved it; absent while it is open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The return that took back what a rejected purchase had earned; absent where nothing was left.</summary>
    [JsonConverter(typeof(ReturnIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberOwnedId? ReturnId { get; init; }

    public static ReviewAnswer Of(Review review)
    {
        var subject = new MemberOwnedId(review.SubjectId, review.MemberId);
        return new ReviewAnswer
        {
            Id = new MemberOwnedId(review.Id, review.MemberId),
            Kind = Review.WordOf(review.Kind),
            Status = Review.WordOf(review.Status),
            MemberId = review.Kind == ReviewKind.Till ? null : review.MemberId,
            PurchaseId = review.Kind == ReviewKind.Purchase ? subject : null,
            RedemptionId = review.Kind == ReviewKind.Redemption ? subject : null,
            OpenedAt = review.OpenedAt,
            Evidence = JsonSerializer.Deserialize(review.Evidence, CoreJson.Default.ReviewEvidence)!,
            ResolvedAt = review.ResolvedAt == Instant.Never ? null : review.ResolvedAt,
            Actor = review.Actor,
            Reason = review.Reason,
            ReturnId = review.ReturnId == Guid.Empty ? null : new MemberOwnedId(review.ReturnId, review.MemberId),
        };
    }
}
