using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features;

/// <summary>Answers with a page of what the caller's tenant has.</summary>
internal static class Listing
{
    /// <param name="list">As for <see cref="PageQuery.Read"/>.</param>
    /// <param name="read">At most so many rows of a tenant that come after an id, in the order of their ids.</param>
    /// <returns>The page, or what is wrong with <c>?limit</c> or <c>?cursor</c>.</returns>
    public static IResult Page<TRow, TAnswer>(
        this ReadPool readers, HttpContext context, string list,
        Func<Session, int, Guid, int, IReadOnlyList<TRow>> read, Func<TRow, TAnswer> show, Func<TRow, Guid> id,
        JsonTypeInfo<PageAnswer<TAnswer>> json)
    {
        var tenantId = context.Caller().TenantId;
        if (PageQuery.Read(context.Request, list, tenantId, out var page) is { } problem) return problem;
        var rows = readers.Read(session => read(session, tenantId, page.AfterId, page.Limit + 1));
        return JsonAnswer.Of(200, PageAnswer<TAnswer>.Of(
            rows, page.Limit, show, row => Cursor.Encode(list, tenantId, id(row))), json);
    }
}
