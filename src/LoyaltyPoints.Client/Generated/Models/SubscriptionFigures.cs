namespace LoyaltyPoints.Client;

/// <summary>Who left a paid membership in a period.</summary>
public sealed record SubscriptionFigures
{
    /// <summary>Members of a program, once for each program, at the period's first instant.</summary>
    public required long AtStart { get; init; }

    /// <summary>Of them, those who had cancelled by its end.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Of them, those whose paid time or trial was over by its end, without a payment.</summary>
    public required long NotRenewed { get; init; }

    /// <summary>Absent where there was nobody at the start.</summary>
    public required double? ChurnRate { get; init; }

    /// <summary>Members at its end who were none at its start.</summary>
    public required long Joined { get; init; }

    public required long AtEnd { get; init; }
}
