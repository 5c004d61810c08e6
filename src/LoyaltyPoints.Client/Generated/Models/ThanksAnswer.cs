namespace LoyaltyPoints.Client;

/// <summary>A member was thanked, and how.</summary>
public sealed record ThanksAnswer
{
    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Such as <c>phone</c> or <c>letter</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Who has thanked.</summary>
    public required string Actor { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
