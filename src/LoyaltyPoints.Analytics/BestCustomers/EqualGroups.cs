namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>
/// Cuts values into groups of equal size, the least in group 1: the group of a value is one more than the share of
/// values below it, in groups, rounded down. Equal values are in one group, so groups need not be equally large.
/// </summary>
internal sealed class EqualGroups
{
    // The least value of each group above the first; null where no value is in it or above.
    private readonly long?[] least;

    /// <param name="values">Sorted here, in place.</param>
    public EqualGroups(long[] values, int groups)
    {
        Array.Sort(values);
        least = new long?[groups - 1];
        for (var group = 1; group < groups; group++)
        {
            // The first place that has so many values below it, and there the first value that is not below it too.
            var place = (int)Math.Min(((long)group * values.Length + groups - 1) / groups, values.Length);
            while (place > 0 && place < values.Length && values[place] == values[place - 1]) place++;
            least[group - 1] = place < values.Length ? values[place] : null;
        }
    }

    /// <returns>1 to the number of groups.</returns>
    public int Of(long value)
    {
        var group = 1;
        while (group <= least.Length && least[group - 1] <= value) group++;
        return group;
    }
}
