namespace LoyaltyPoints.Core.Programs;

/// <summary>The paid membership of a VIP program.</summary>
public sealed record MembershipDefinition
{
    /// <summary>1 to 20.</summary>
    public required IReadOnlyList<PlanDefinition> Plans { get; init; }

    /// <summary>How long a renewal may be late with all benefits kept; null: not at all.</summary>
    public CalendarPeriod? PastDue { get; init; }

    /// <summary>How long after that a renewal is still taken, without benefits; null: not at all.</summary>
    public CalendarPeriod? Grace { get; init; }

    /// <summary>Until when from the start of a paid period its payment can be refunded; null: never.</summary>
    public CalendarPeriod? RefundWithin { get; init; }
}

/// <summary>What a membership costs and gives.</summary>
public sealed record PlanDefinition
{
    /// <summary>Unique in its program: 1 to 64 of a-z, 0-9, underscore and hyphen; not <c>none</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How long one payment lasts; null: for ever.</summary>
    public CalendarPeriod? Interval { get; init; }

    /// <summary>Money, 0 or more, for the first period.</summary>
    public required long InitialFee { get; init; }

    /// <summary>Money, 0 or more, for each later one.</summary>
    public long RenewalFee { get; init; }

    /// <summary>Time before the first payment is due; null: it is due at once.</summary>
    public CalendarPeriod? Trial { get; init; }

    /// <summary>Units given with each payment; a refund takes them back.</summary>
    public long UnitsPerPeriod { get; init; }

    public Benefits Benefits { get; init; } = Benefits.None;
}
