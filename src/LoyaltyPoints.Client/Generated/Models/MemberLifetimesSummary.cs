namespace LoyaltyPoints.Client;

/// <summary>The model that members were judged by, and how many there are.</summary>
public sealed record MemberLifetimesSummary
{
    /// <summary>That have bought, first within the period; the most valuable of them are listed.</summary>
    public required long Members { get; init; }

    public required int Limit { get; init; }

    public required int HorizonWeeks { get; init; }

    public required double DiscountRate { get; init; }

    /// <summary>Absent where it was refused; then none are listed.</summary>
    public required LifetimeModelAnswer? Model { get; init; }

    /// <summary>Why there is no model.</summary>
    public required FitRefusal? Refusal { get; init; }
}
