namespace LoyaltyPoints.Client;

/// <summary>Members who went from one group to another, or stayed.</summary>
public sealed record MovementRow
{
    /// <summary>The group in the period before; absent: bought nothing in it.</summary>
    public required int? From { get; init; }

    /// <summary>The group in the period; absent: bought nothing in it.</summary>
    public required int? To { get; init; }

    public required long Members { get; init; }

    /// <summary>In the period before, net of returns.</summary>
    public required long RevenueBefore { get; init; }

    /// <summary>In the period, net of returns.</summary>
    public required long Revenue { get; init; }
}
