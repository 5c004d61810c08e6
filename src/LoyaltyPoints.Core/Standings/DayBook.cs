namespace LoyaltyPoints.Core.Standings;

/// <summary>
/// What one account counted on each local day of its program. It may hold only the days since some day: who asks for
/// older ones has not said so before. Not thread-safe.
/// </summary>
public sealed class DayBook
{
    private readonly SortedList<DateOnly, Totals> days;

    public DayBook() => days = [];

    private DayBook(SortedList<DateOnly, Totals> days) => this.days = days;

    public IEnumerable<KeyValuePair<DateOnly, Totals>> Days => days;

    /// <summary>Zero where nothing was counted.</summary>
    public Totals this[DateOnly day] => days.GetValueOrDefault(day);

    public void Put(DateOnly day, Totals totals) => days[day] = totals;

    /// <summary>A copy in which one day has other totals.</summary>
    public DayBook With(DateOnly day, Totals totals) => new(new(days) { [day] = totals });

    /// <summary>What was counted from a day on and before another.</summary>
    public Totals Between(DateOnly from, DateOnly to)
    {
        var sum = default(Totals);
        for (var at = FirstFrom(from); at < days.Count && days.GetKeyAtIndex(at) < to; at++)
            sum += days.GetValueAtIndex(at);
        return sum;
    }

    // The place of the first day that is not earlier.
    private int FirstFrom(DateOnly day)
    {
        var (low, high) = (0, days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days.GetKeyAtIndex(middle) < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
