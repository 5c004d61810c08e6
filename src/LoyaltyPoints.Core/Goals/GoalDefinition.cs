namespace LoyaltyPoints.Core.Goals;

/// <summary>What a goal counts.</summary>
public enum GoalMetric
{
    /// <summary>Net sales less what was returned.</summary>
    Revenue,

    Purchases,

    /// <summary>Members with a purchase.</summary>
    ActiveMembers,

    /// <summary>Members with two purchases or more, by those with one.</summary>
    RepeatPurchaseRate,

    /// <summary>Members in the goal's segment.</summary>
    MembersInSegment,
}

/// <summary>A target as data. Made by <see cref="GoalReader"/>, which has checked it.</summary>
public sealed record GoalDefinition
{
    public static readonly (string Word, GoalMetric Value)[] Metrics =
    [
        ("revenue", GoalMetric.Revenue), ("purchases", GoalMetric.Purchases),
        ("activeMembers", GoalMetric.ActiveMembers), ("repeatPurchaseRate", GoalMetric.RepeatPurchaseRate),
        ("membersInSegment", GoalMetric.MembersInSegment),
    ];

    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    public required GoalMetric Metric { get; init; }

    /// <summary>Whose purchases count; null: all members'.</summary>
    public Guid? SegmentId { get; init; }

    /// <summary>The first local day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first local day after it.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Above 0; of a rate up to 1.</summary>
    public required decimal Target { get; init; }

    /// <summary>Of what is counted, ISO 4217; null: that of the tenant.</summary>
    public string? Currency { get; init; }
}

/// <summary>What was measured when a goal was set.</summary>
/// <param name="From">The first local day of the days before, as many as the goal's period has.</param>
/// <param name="To">The first local day after them.</param>
/// <param name="Value">
/// What the metric came to in them; of members in a segment, how many there were at that moment.
/// </param>
/// <param name="Currency">Of what is counted.</param>
public sealed record GoalBaseline(DateOnly From, DateOnly To, decimal Value, string Currency);
