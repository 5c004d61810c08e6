using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Core.Liabilities;

/// <summary>How a tenant reckons what its units owe.</summary>
public sealed record LiabilitySettings
{
    /// <summary>At most one a program.</summary>
    public IReadOnlyList<ProgramLiability> Programs { get; init; } = [];

    /// <summary>What the accounts of the journal are called.</summary>
    public LiabilityAccounts Accounts { get; init; } = new();

    /// <summary>Null where nothing is declared for the program.</summary>
    public ProgramLiability? Of(string programId) =>
        Programs.FirstOrDefault(program => program.ProgramId == programId);
}

/// <summary>What the accounts of the journal are called: 1 to 100 characters each.</summary>
public sealed record LiabilityAccounts
{
    /// <summary>Where the till's sales were booked, in full.</summary>
    public string Sales { get; init; } = "Sales revenue";

    /// <summary>What is owed for units that were earned.</summary>
    public string ContractLiability { get; init; } = "Contract liability: loyalty units";

    /// <summary>What was owed and has been released.</summary>
    public string LoyaltyRevenue { get; init; } = "Loyalty revenue";
}

/// <summary>What one program's units are reckoned at.</summary>
/// <param name="ProgramId">As in <c>prg_...</c>.</param>
/// <param name="Terms">
/// By the month from which they count; the first also before it. What was booked under older terms stays as it is.
/// </param>
/// <param name="Budget">What the program may cost.</param>
public sealed record ProgramLiability(
    string ProgramId, IReadOnlyList<UnitWorth> Terms, IReadOnlyList<MonthBudget>? Budget = null)
{
    /// <summary>What counts in a month; null where nothing is declared.</summary>
    public UnitWorth? In(int month) => Terms.Where(terms => Months.Parse(terms.From) <= month)
        .MaxBy(static terms => terms.From, StringComparer.Ordinal)
        ?? Terms.MinBy(static terms => terms.From, StringComparer.Ordinal);
}

/// <summary>What units are worth from a month on.</summary>
/// <param name="From">As in <c>2026-01</c>.</param>
/// <param name="Amount">Money in the smallest part of the program's currency that so many units are worth.</param>
/// <param name="Units">1 or more.</param>
/// <param name="RedeemedShare">
/// Of units issued, 0 to 1, what is taken to be redeemed while history does not say it; null: all.
/// </param>
public sealed record UnitWorth(string From, long Amount, long Units, decimal? RedeemedShare = null)
{
    public UnitValue Value() => new(Amount, Units);
}

/// <summary>What a program may cost in a month.</summary>
/// <param name="Month">As in <c>2026-01</c>.</param>
/// <param name="Amount">Money in the smallest part of the program's currency.</param>
public sealed record MonthBudget(string Month, long Amount);
