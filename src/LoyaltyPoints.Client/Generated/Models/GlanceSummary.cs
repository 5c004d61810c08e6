namespace LoyaltyPoints.Client;

/// <summary>What the period is compared with; the ends are the first instants after.</summary>
public sealed record GlanceSummary
{
    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset BeforeFrom { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset BeforeTo { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset YearBeforeFrom { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset YearBeforeTo { get; init; }
}
