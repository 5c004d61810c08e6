namespace LoyaltyPoints.Core.Velocity;

/// <summary>
/// What a member did lately, oldest first. Immutable. So that it does not grow with what a member does, only the latest
/// <see cref="Exact"/> marks are sure to stand for themselves; older ones count together, as at the last of them, where
/// they fall into the same 200th part of the longest window: they count a little longer, never shorter.
/// </summary>
public sealed class VelocityLog(IReadOnlyList<VelocityMark> marks)
{
    public const int Exact = 250;

    private const int MostMarks = 2 * Exact;
    private const int Parts = 200;

    public static readonly VelocityLog Empty = new([]);

    public IReadOnlyList<VelocityMark> Marks => marks;

    /// <summary>With these as well, and without what lies at or before an instant.</summary>
    /// <param name="window">How long before now that instant is.</param>
    public VelocityLog With(IReadOnlyList<VelocityMark> fresh, Instant forgotten, TimeSpan window)
    {
        var kept = marks.Where(mark => mark.At > forgotten).Concat(fresh).ToList();
        if (kept.Count <= MostMarks) return new VelocityLog(kept);
        var part = Math.Max(1, (long)window.TotalMilliseconds / Parts);
        // Parts begin at fixed instants, so what was put together never moves on with what comes after it.
        var older = kept[..^Exact].GroupBy(mark => (
            mark.At.UnixMilliseconds / part, mark.Kind, mark.Kind == VelocityMarkKind.Purchase ? 0 : mark.Subject));
        return new VelocityLog([.. older.Select(Together).OrderBy(static mark => mark.At), .. kept[^Exact..]]);
    }

    /// <summary>The sum over marks; the greatest number where it is greater.</summary>
    internal static long Sum(IEnumerable<VelocityMark> marks, Func<VelocityMark, long> count)
    {
        Int128 sum = 0;
        foreach (var mark in marks) sum += count(mark);
        return (long)Int128.Min(sum, long.MaxValue);
    }

    // Purchases that are one mark, and were not alike, are identical to none.
    private static VelocityMark Together(IEnumerable<VelocityMark> group)
    {
        var all = group.ToList();
        return all[^1] with
        {
            Subject = all.TrueForAll(mark => mark.Subject == all[0].Subject) ? all[0].Subject : 0,
            Count = Sum(all, static mark => mark.Count),
            Units = Sum(all, static mark => mark.Units),
        };
    }
}
