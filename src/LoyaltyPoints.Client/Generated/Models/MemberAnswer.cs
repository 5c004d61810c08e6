namespace LoyaltyPoints.Client;

/// <summary>A member as answered.</summary>
public sealed record MemberAnswer
{
    public required string Id { get; init; }

    public required string? ExternalId { get; init; }

    public required IReadOnlyList<MemberIdentifier> Identifiers { get; init; }

    public required string? Name { get; init; }

    public required string? Birthday { get; init; }

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public required IReadOnlyList<EnrollmentAnswer> Enrollments { get; init; }

    /// <summary>The member that this record was merged into; absent where it was not.</summary>
    public string? MergedInto { get; init; }

    /// <summary>When the person was erased; absent where not.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
