namespace LoyaltyPoints.Client;

/// <summary>How members bought in a month.</summary>
public sealed record PurchasingMonth
{
    /// <summary>
    /// The first day of the local month; of the period's first and last only what lies in it counts.
    /// </summary>
    public required DateOnly Month { get; init; }

    /// <summary>Members with at least one purchase.</summary>
    public required long Members { get; init; }

    /// <summary>Of them, those whose first purchase that is known lies in it.</summary>
    public required long NewMembers { get; init; }

    /// <summary>Of them, those with two purchases or more.</summary>
    public required long RepeatMembers { get; init; }

    /// <summary>Absent where nobody bought.</summary>
    public required double? RepeatPurchaseRate { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Purchases a member who bought; absent where nobody did.</summary>
    public required double? PurchaseFrequency { get; init; }

    /// <summary>Net sales of the purchases, before returns.</summary>
    public required long GrossRevenue { get; init; }

    /// <summary>What the returns took off, of whatever purchase.</summary>
    public required long Returned { get; init; }

    public required long NetRevenue { get; init; }

    /// <summary>Gross revenue a purchase, rounded half to even; absent where there is none.</summary>
    public required long? AverageBasket { get; init; }

    /// <summary>Of the purchases whose till names lines.</summary>
    public required long Pieces { get; init; }

    /// <summary>Of the purchases whose till names lines; absent where there are none.</summary>
    public required double? PiecesPerPurchase { get; init; }

    /// <summary>
    /// Local days from one purchase of a member to the next; absent where nobody bought again.
    /// </summary>
    public required double? MedianDaysBetween { get; init; }

    /// <summary>
    /// Local days from one purchase of a member to the next; absent where nobody bought again.
    /// </summary>
    public required double? MeanDaysBetween { get; init; }
}
