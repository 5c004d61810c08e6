namespace LoyaltyPoints.Client;

/// <summary>A rule as it was sent: what belongs to its kind is there.</summary>
public sealed record VelocityRuleAnswer
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string? ProgramId { get; init; }

    /// <summary>What a member may come to within the window.</summary>
    public required long? Most { get; init; }

    public required int? WindowMinutes { get; init; }

    /// <summary><c>refuse</c> or <c>flag</c>; a <c>tillSurge</c> is flagged.</summary>
    public required string? Then { get; init; }

    /// <summary>Of a <c>tillSurge</c>: so many times an average day.</summary>
    public required double? Times { get; init; }

    /// <summary>Of a <c>tillSurge</c>: the days that an average is taken of.</summary>
    public required int? Days { get; init; }

    /// <summary>Of a <c>tillSurge</c>: a till that sold on fewer of them is not judged.</summary>
    public required int? MinimumDays { get; init; }

    /// <summary>Of a <c>tillSurge</c>: a day that earned less is not flagged.</summary>
    public required long? MinimumUnits { get; init; }
}
