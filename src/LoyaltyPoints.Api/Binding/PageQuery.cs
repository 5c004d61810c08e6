using System.Globalization;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>What <c>?limit=</c> and <c>?cursor=</c> ask for.</summary>
/// <param name="Limit">Rows wanted, 1 to 200.</param>
/// <param name="After">The payload of the cursor; null for the first page.</param>
public readonly record struct PageQuery(int Limit, byte[]? After)
{
    public const int DefaultLimit = 50;

    /// <summary>The cursor's payload as the id of the last row shown; empty for the first page.</summary>
    public Guid AfterId => After is { Length: 16 } bytes ? new Guid(bytes, bigEndian: true) : Guid.Empty;

    public const int MaximumLimit = 200;

    /// <summary>Reads both parameters.</summary>
    /// <param name="request">Whose query.</param>
    /// <param name="list">As for <see cref="Cursor.Encode"/>.</param>
    /// <param name="tenantId">Whose list.</param>
    /// <param name="page">What was asked for.</param>
    /// <returns>Null, 400 <c>invalid_request</c> with a fault at <c>?limit</c>, or 400 <c>invalid_cursor</c>.</returns>
    public static Problem? Read(HttpRequest request, string list, int tenantId, out PageQuery page)
    {
        page = new(DefaultLimit, null);
        var limit = request.Query["limit"];
        if (limit.Count > 0)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                || rows is < 1 or > MaximumLimit)
                return Problem.Invalid([new(QueryPointer("limit"), FaultCodes.OutOfRange,
                    $"A whole number from 1 to {MaximumLimit} is expected.")]);
            page = page with { Limit = rows };
        }

        var cursor = request.Query["cursor"];
        if (cursor.Count == 0) return null;
        if (!Cursor.TryDecode(cursor.ToString(), list, tenantId, out var after))
            return Problem.Of(ErrorCodes.InvalidCursor);
        page = page with { After = after };
        return null;
    }

    /// <summary>Reads an instant such as <c>?asOf=</c>.</summary>
    /// <param name="request">Whose query.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="instant">Null where the parameter is absent.</param>
    /// <returns>Null, or 400 with a fault at <c>?name</c>.</returns>
    public static Problem? ReadInstant(HttpRequest request, string name, out Instant? instant)
    {
        instant = null;
        var text = request.Query[name];
        if (text.Count == 0) return null;
        var reading = InstantText.TryRead(text.ToString().AsSpan(), out var value);
        if (reading != InstantReading.Read)
            return Problem.Invalid([reading == InstantReading.OutOfRange
                ? new(QueryPointer(name), FaultCodes.OutOfRange, InstantText.ExpectedRange)
                : new(QueryPointer(name), FaultCodes.InvalidFormat, InstantText.Expected)]);
        instant = Instant.From(value);
        return null;
    }

    /// <summary>
    /// Where a fault in a query parameter is: JSON pointers start with <c>/</c> or are empty, so <c>?name</c> is none
    /// and cannot be mistaken for a place in the body.
    /// </summary>
    public static string QueryPointer(string name) => "?" + name;
}
