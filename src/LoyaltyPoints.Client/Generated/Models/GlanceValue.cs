namespace LoyaltyPoints.Client;

/// <summary>
/// One value of the glance against its target and its past; null where there is nothing to tell.
/// </summary>
public sealed record GlanceValue
{
    public required double? Value { get; init; }

    /// <summary>What the tenant wants to reach.</summary>
    public required double? Target { get; init; }

    /// <summary>The value of the period before.</summary>
    public required double? Before { get; init; }

    /// <summary>The value of the same period a year before.</summary>
    public required double? YearBefore { get; init; }

    /// <summary>Whether a lower value is the better one.</summary>
    public required bool LowerIsBetter { get; init; }

    /// <summary>Whether the value is as good as the target, or better.</summary>
    public required bool? MeetsTarget { get; init; }

    /// <summary>Whether the value is better than that of the period before.</summary>
    public required bool? IsBetterThanBefore { get; init; }

    /// <summary>Whether the value is better than that of the same period a year before.</summary>
    public required bool? IsBetterThanYearBefore { get; init; }
}
