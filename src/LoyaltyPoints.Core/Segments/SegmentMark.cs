namespace LoyaltyPoints.Core.Segments;

/// <summary>
/// Since when a member is in a segment, counted in the segment's generations: each refresh makes one, which counts from
/// the instant at which it becomes the segment's. A refresh that is broken off leaves marks of a generation that never
/// counts.
/// </summary>
/// <param name="EnteredIn">The first generation with the member.</param>
/// <param name="LeftIn">The first one without it again; 0: there is none.</param>
public readonly record struct SegmentMark(long EnteredIn, long LeftIn)
{
    public bool IsInAt(long generation) => EnteredIn <= generation && (LeftIn == 0 || LeftIn > generation);

    /// <summary>What a refresh writes for a member, so that nothing changes before it is done.</summary>
    /// <param name="mark">What is written; null: nothing is.</param>
    /// <param name="generation">The segment's.</param>
    /// <param name="next">That of the refresh: greater, and never given to another one.</param>
    /// <returns>Null where what is written says it already.</returns>
    public static SegmentMark? Next(SegmentMark? mark, long generation, long next, bool isIn)
    {
        if ((mark?.IsInAt(next) ?? false) == isIn) return null;
        if (!isIn) return mark!.Value with { LeftIn = next };
        return mark is { } known && known.IsInAt(generation)
            ? known with { LeftIn = 0 } : new SegmentMark(next, 0);
    }
}

/// <summary>A segment as those know it who ask whether a member is in it.</summary>
/// <param name="Generation">That which counts; 0: it was never refreshed, and nobody is in it.</param>
public sealed record KnownSegment(long Generation, bool IsArchived);
