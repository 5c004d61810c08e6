namespace LoyaltyPoints.Client;

/// <summary>What one program's units are reckoned at.</summary>
public sealed record ProgramLiability
{
    /// <summary>As in <c>prg_...</c>.</summary>
    public required string ProgramId { get; init; }

    /// <summary>
    /// By the month from which they count; the first also before it. What was booked under older terms stays as
    /// it is.
    /// </summary>
    public required IReadOnlyList<UnitWorth> Terms { get; init; }

    /// <summary>What the program may cost.</summary>
    public IReadOnlyList<MonthBudget>? Budget { get; init; }
}
