namespace LoyaltyPoints.Client;

/// <summary>A rule as it was sent: what belongs to its kind is there.</summary>
public sealed record VelocityRuleAnswer
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>What a member may come to within the window.</summary>
    public long? Most { get; init; }

    public int? WindowMinutes { get; init; }

    /// <summary><c>refuse</c> or <c>flag</c>; a <c>tillSurge</c> is flagged.</summary>
    public string? Then { get; init; }

    /// <summary>Of a <c>tillSurge</c>: so many times an average day.</summary>
    public double? Times { get; init; }

    /// <summary>Of a <c>tillSurge</c>: the days that an average is taken of.</summary>
    public int? Days { get; init; }

    /// <summary>Of a <c>tillSurge</c>: a till that sold on fewer of them is not judged.</summary>
    public int? MinimumDays { get; init; }

    /// <summary>Of a <c>tillSurge</c>: a day that earned less is not flagged.</summary>
    public long? MinimumUnits { get; init; }
}
