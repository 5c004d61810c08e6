namespace LoyaltyPoints.Api.Features;

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">What to send as `cursor` for the next page; null on the last.</param>
public sealed record PageAnswer<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    /// <summary>Cuts rows, of which one more than wanted was read, to a page.</summary>
    /// <param name="isShown">Which the caller may see; a page has fewer rows then, and goes on all the same.</param>
    public static PageAnswer<T> Of<TRow>(
        IReadOnlyList<TRow> rows, int limit, Func<TRow, T> show, Func<TRow, string> cursor,
        Func<TRow, bool>? isShown = null) => new(
        [.. rows.Take(limit).Where(isShown ?? (static _ => true)).Select(show)],
        rows.Count > limit ? cursor(rows[limit - 1]) : null);
}
