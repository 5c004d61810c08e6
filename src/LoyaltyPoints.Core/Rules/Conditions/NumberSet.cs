namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>
/// A set of numbers as sorted intervals, so that every operator, its contradictions and its evaluation are one thing.
/// It works on positions: whole number n stands at 2n, and 2n + 1 is all that lies between n and n + 1.
/// </summary>
public sealed class NumberSet
{
    /// <summary>The greatest number that has a position of its own; all beyond share its place.</summary>
    public const long Greatest = 1L << 61;

    public static readonly NumberSet All = new([(long.MinValue, long.MaxValue)]);

    private readonly (long From, long To)[] intervals;

    private NumberSet((long From, long To)[] intervals) => this.intervals = intervals;

    public bool IsEmpty => intervals.Length == 0;

    public static long PositionOf(long number) => 2 * Math.Clamp(number, -Greatest, Greatest);

    /// <summary>The position of a number that need not be whole.</summary>
    public static long PositionOf(Fraction number)
    {
        if (number >= Greatest) return 2 * Greatest;
        var below = number.Round(RoundingMode.Floor);
        return (2 * below) + (number.IsWhole ? 0 : 1);
    }

    public static NumberSet Of(IEnumerable<long> numbers) =>
        Merge([.. numbers.Select(number => (PositionOf(number), PositionOf(number)))]);

    public static NumberSet AtLeast(long number) => new([(PositionOf(number), long.MaxValue)]);

    public static NumberSet Below(long number) => new([(long.MinValue, PositionOf(number) - 1)]);

    public static NumberSet AtMost(long number) => new([(long.MinValue, PositionOf(number))]);

    public static NumberSet Above(long number) => new([(PositionOf(number) + 1, long.MaxValue)]);

    public bool Contains(long position)
    {
        foreach (var (from, to) in intervals)
        {
            if (position <= to) return position >= from;
        }

        return false;
    }

    public NumberSet Union(NumberSet other) => Merge([.. intervals, .. other.intervals]);

    public NumberSet Except(NumberSet other)
    {
        List<(long, long)> gaps = [];
        var from = long.MinValue;
        foreach (var (start, end) in other.intervals)
        {
            if (start > from) gaps.Add((from, start - 1));
            if (end == long.MaxValue) return Intersect(new NumberSet([.. gaps]));
            from = end + 1;
        }

        return Intersect(new NumberSet([.. gaps, (from, long.MaxValue)]));
    }

    public NumberSet Intersect(NumberSet other)
    {
        List<(long, long)> common = [];
        for (int i = 0, j = 0; i < intervals.Length && j < other.intervals.Length;)
        {
            var from = Math.Max(intervals[i].From, other.intervals[j].From);
            var to = Math.Min(intervals[i].To, other.intervals[j].To);
            if (from <= to) common.Add((from, to));
            if (intervals[i].To < other.intervals[j].To) i++;
            else j++;
        }

        return new NumberSet([.. common]);
    }

    /// <summary>Without what lies strictly between two whole numbers: for fields that are always whole.</summary>
    public NumberSet WholeOnly() => new(
        [.. intervals
            .Select(interval => (From: interval.From + (interval.From & 1), To: interval.To - (interval.To & 1)))
            .Where(interval => interval.From <= interval.To)]);

    public bool IsWithin(NumberSet other) => Except(other).IsEmpty;

    private static NumberSet Merge((long From, long To)[] pieces)
    {
        List<(long From, long To)> merged = [];
        foreach (var piece in pieces.Order())
        {
            if (merged.Count > 0 && piece.From <= merged[^1].To)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, piece.To));
            else merged.Add(piece);
        }

        return new NumberSet([.. merged]);
    }
}
