using MathNet.Numerics.Distributions;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>A day on which a program's redemptions were out of control.</summary>
/// <param name="Units">Redeemed on that day.</param>
/// <param name="UsualUnits">What the days before let expect: the mean of the same weekday, in logarithms.</param>
/// <param name="Deviation">How far the day is from that, as a standard normal value.</param>
/// <param name="Average">z of the chart, which exceeds the limit.</param>
/// <param name="Limit">Its limit, to both sides.</param>
/// <param name="Days">Days that were judged before.</param>
public sealed record ProgramSignal(
    DateOnly Day, long Units, double UsualUnits, double Deviation, double Average, double Limit, int Days);

/// <summary>
/// A program's redemptions by day on an <see cref="EwmaChart"/>. Under no change the logarithms of 1 + units of each
/// weekday are normal with a mean and a deviation of that weekday, unknown both.
/// </summary>
/// <remarks>
/// A day's x is compared with the n earlier days of the same weekday, their mean m and standard deviation s, by
/// Q = Φ⁻¹(T(√(n ÷ (n + 1)) × (x − m) ÷ s)), T being Student's distribution with n − 1 degrees of freedom. Those are
/// independent and exactly standard normal: Quesenberry 1991, "SPC Q Charts for Start-Up Processes and Short or Long
/// Runs", Journal of Quality Technology 23. After an alarm the chart begins again at 0.
/// </remarks>
public static class ProgramChart
{
    /// <summary>Of each weekday, before it is judged.</summary>
    public const int LeastWeeks = 8;

    private const int Weekdays = 7;
    private const double Surest = 1e-12;

    /// <summary>Every day that raises an alarm.</summary>
    /// <param name="first">The day of the first of <paramref name="units"/>.</param>
    /// <param name="units">Redeemed day by day.</param>
    /// <param name="limit">L of the chart.</param>
    /// <returns>None where units were redeemed on fewer than half of the days: the chart is not for those.</returns>
    public static IReadOnlyList<ProgramSignal> Signals(DateOnly first, IReadOnlyList<long> units, double limit)
    {
        if (units.Count(static day => day > 0) * 2 < units.Count) return [];
        var edge = limit * Math.Sqrt(EwmaChart.Weight / (2 - EwmaChart.Weight));
        var (signals, average, judged) = (new List<ProgramSignal>(), 0.0, 0);
        for (var day = LeastWeeks * Weekdays; day < units.Count; day++)
        {
            var (usual, deviation) = Judge(units, day);
            average = (EwmaChart.Weight * deviation) + ((1 - EwmaChart.Weight) * average);
            judged++;
            if (Math.Abs(average) <= edge) continue;
            signals.Add(new ProgramSignal(
                first.AddDays(day), units[day], usual, deviation, average, edge, judged));
            average = 0;
        }

        return signals;
    }

    private static (double Usual, double Deviation) Judge(IReadOnlyList<long> units, int day)
    {
        var (count, mean, squares) = (0, 0.0, 0.0);
        for (var before = day % Weekdays; before < day; before += Weekdays)
        {
            var (value, old) = (Math.Log(1.0 + units[before]), mean);
            mean += (value - old) / ++count;
            squares += (value - old) * (value - mean);
        }

        var (spread, usual) = (Math.Sqrt(squares / (count - 1)), Math.Exp(mean) - 1);
        // All the same: nothing can be said of how far a day may be from it.
        if (spread == 0) return (usual, 0);
        var student = Math.Sqrt(count / (count + 1.0)) * (Math.Log(1.0 + units[day]) - mean) / spread;
        var chance = StudentT.CDF(0, 1, count - 1, student);
        return (usual, Normal.InvCDF(0, 1, Math.Clamp(chance, Surest, 1 - Surest)));
    }
}
