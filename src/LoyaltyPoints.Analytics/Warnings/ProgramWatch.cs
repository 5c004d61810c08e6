using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>A program, by its number among the tenant's words, and a day on which it was out of control.</summary>
public sealed record ProgramWarning(int Place, ProgramSignal Signal);

/// <summary>Gathers what is redeemed in each program day by day, and puts it on a chart.</summary>
/// <param name="calendar">Where days begin.</param>
/// <param name="asOf">The day it falls on is not over, and is left out.</param>
public sealed class ProgramWatch(LocalCalendar calendar, Instant asOf)
{
    /// <summary>Weeks back that are looked at.</summary>
    public const int Weeks = 53;

    /// <summary>A signal before that is no news.</summary>
    private const int FreshDays = 7;

    private readonly DateOnly end = DateOnly.FromDateTime(calendar.LocalTime(asOf));
    private readonly Instant from = calendar.StartOf(
        DateOnly.FromDateTime(calendar.LocalTime(asOf)).AddDays(-7 * Weeks));
    private readonly Instant to = calendar.StartOf(DateOnly.FromDateTime(calendar.LocalTime(asOf)));
    private readonly Dictionary<int, long[]> units = [];

    /// <summary>How many programs have redemptions in these weeks.</summary>
    public int Programs => units.Count;

    private DateOnly Start => end.AddDays(-7 * Weeks);

    public void Add(MemberFacts member)
    {
        foreach (ref readonly var fact in FactSpan.Of(member))
            if (fact.Kind == FactKind.Redemption && fact.At >= from && fact.At < to)
                Add(fact);
    }

    /// <summary>What was found of the latest seven days; by program.</summary>
    public IReadOnlyList<ProgramWarning> Look(WarningSettings settings)
    {
        if (units.Count == 0) return [];
        var limit = EwmaChart.LimitFor(EwmaChart.Weight, (double)settings.ProgramFalseAlarmRate);
        return
        [
            .. from program in units.OrderBy(static pair => pair.Key)
               let begun = Array.FindIndex(program.Value, static day => day > 0)
               from signal in ProgramChart.Signals(Start.AddDays(begun), program.Value[begun..], limit)
               where signal.Day >= end.AddDays(-FreshDays)
               select new ProgramWarning(program.Key, signal),
        ];
    }

    private void Add(in MemberFact fact)
    {
        if (!units.TryGetValue(fact.Place, out var days)) units[fact.Place] = days = new long[7 * Weeks];
        var day = DateOnly.FromDateTime(calendar.LocalTime(fact.At)).DayNumber - Start.DayNumber;
        days[day] = checked(days[day] + fact.Amount);
    }
}
