namespace LoyaltyPoints.Client;

/// <summary>The tier, what counts so far, and what is missing.</summary>
public sealed record TierStandingAnswer
{
    /// <summary><c>none</c> where the member has no tier.</summary>
    public required string Id { get; init; }

    public required string? Name { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it is judged anew; absent: no end is known.</summary>
    public required DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Where its end has passed: until when it is still kept.</summary>
    public required DateTimeOffset? GraceUntil { get; init; }

    public required CountedAnswer Counted { get; init; }

    /// <summary>The level above; absent on the highest.</summary>
    public required NextTierAnswer? Next { get; init; }

    /// <summary>Any one of these keeps the tier beyond its end; absent where nothing is missing.</summary>
    public required IReadOnlyList<IReadOnlyList<MissingAnswer>>? ToKeep { get; init; }

    public required BenefitsAnswer? Benefits { get; init; }
}
