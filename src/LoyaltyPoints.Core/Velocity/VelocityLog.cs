namespace LoyaltyPoints.Core.Velocity;

/// <summary>
/// What a member did lately, oldest first. Immutable. So that it does not grow with what a member does, it has at most
/// <see cref="MostMarks"/>: of older ones two become one that counts for both, and as long as the later.
/// </summary>
public sealed class VelocityLog(IReadOnlyList<VelocityMark> marks)
{
    public const int MostMarks = 500;

    public static readonly VelocityLog Empty = new([]);

    public IReadOnlyList<VelocityMark> Marks => marks;

    /// <summary>With these as well, and without what lies at or before an instant.</summary>
    public VelocityLog With(IReadOnlyList<VelocityMark> fresh, Instant forgotten)
    {
        var kept = marks.Where(mark => mark.At > forgotten).Concat(fresh).ToList();
        for (var at = 0; kept.Count > MostMarks && at < kept.Count;)
        {
            if (!TryMerge(kept, at)) at++;
        }

        return new VelocityLog(kept);
    }

    /// <summary>The sum over marks after an instant; the greatest number where it is greater.</summary>
    internal static long Sum(IEnumerable<VelocityMark> marks, Func<VelocityMark, long> count)
    {
        Int128 sum = 0;
        foreach (var mark in marks) sum += count(mark);
        return (long)Int128.Min(sum, long.MaxValue);
    }

    // Purchases that are one mark are alike no longer: it counts as a purchase, and as identical to none.
    private static bool TryMerge(List<VelocityMark> kept, int at)
    {
        var older = kept[at];
        var isPurchase = older.Kind == VelocityMarkKind.Purchase;
        var next = kept.FindIndex(
            at + 1, mark => mark.Kind == older.Kind && (isPurchase || mark.Subject == older.Subject));
        if (next < 0) return false;
        var later = kept[next];
        kept[next] = later with
        {
            Subject = isPurchase && later.Subject != older.Subject ? 0 : later.Subject,
            Count = older.Count + later.Count,
            Units = Sum([older, later], static mark => mark.Units),
        };
        kept.RemoveAt(at);
        return true;
    }
}
