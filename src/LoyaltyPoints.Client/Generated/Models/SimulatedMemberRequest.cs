namespace LoyaltyPoints.Client;

/// <summary>A real member by <c>id</c>, or, without it, one who does not exist.</summary>
public sealed record SimulatedMemberRequest
{
    public string? Id { get; init; }

    /// <summary>Absent: what <c>spent</c> reaches.</summary>
    public string? Tier { get; init; }

    /// <summary>Absent: no membership.</summary>
    public string? Plan { get; init; }

    /// <summary>Units that can be spent.</summary>
    public long? Available { get; init; }

    /// <summary>Default: at the purchase.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public string? Birthday { get; init; }

    /// <summary>Money that counted before in the window of the purchase.</summary>
    public long? Spent { get; init; }
}
