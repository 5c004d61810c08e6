using System.Runtime.CompilerServices;

namespace LoyaltyPoints.Client.Http;

/// <summary>A list of pages as the rows on them.</summary>
internal static class Pages
{
    /// <param name="get">Gets a page by its cursor, null for the first, and names that of the next.</param>
    /// <param name="cancellation">Ends the reading, also between two rows.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<string?, CancellationToken, Task<(IReadOnlyList<T> Rows, string? Next)>> get,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var (rows, next) = await get(cursor, cancellation);
            foreach (var row in rows) yield return row;
            cursor = next;
        }
        while (cursor is not null);
    }
}
