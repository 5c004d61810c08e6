using System.Buffers.Binary;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Affiliates;

/// <summary>
/// GET /v1/affiliates/{id}/statement. By when sales and returns were recorded, so that a period that is over does not
/// change any more when a till posts late.
/// </summary>
internal sealed class AffiliateStatement(ReadPool readers)
{
    private static readonly AffiliateJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/v1/affiliates").WithTags("Affiliates")
        .RequireScopes(Scopes.Admin).MapGet("/{id}/statement", Get).WithName("getAffiliateStatement")
        .WithSummary("An affiliate's sales, returns and commission")
        .WithDescription("By when they were recorded: what is posted late falls into the period in which it is "
            + "posted. `totals` are those of the whole period, by currency; `data` is a page of its lines.")
        .Query("from", "First instant of the period; absent: from the beginning.", format: "date-time")
        .Query("to", "First instant after the period; absent: until now.", format: "date-time")
        .Paged().Produces<StatementAnswer>().Problems(ErrorCodes.AffiliateNotFound);

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (!Core.PublicId.TryParse(Core.PublicId.Affiliate, id, out var affiliateId))
            return Problem.Of(ErrorCodes.AffiliateNotFound);
        if (PageQuery.ReadInstant(context.Request, "from", out var first) is { } badFrom) return badFrom;
        if (PageQuery.ReadInstant(context.Request, "to", out var last) is { } badTo) return badTo;
        var (from, to) = (first ?? Instant.Beginning, last ?? Instant.Never);
        if (from > to)
        {
            return Problem.Invalid([
                new(PageQuery.QueryPointer("to"), FaultCodes.OutOfRange, "Must not lie before `from`.")]);
        }

        var list = $"statement:{affiliateId:N}:{from.UnixMilliseconds}:{to.UnixMilliseconds}";
        if (PageQuery.Read(context.Request, list, tenantId, out var page) is { } problem) return problem;
        return readers.Read<IResult>(session => AffiliateRows.Find(session, tenantId, affiliateId) is null
            ? Problem.Of(ErrorCodes.AffiliateNotFound)
            : JsonAnswer.Of(200, Read(session, tenantId, affiliateId, (from, to), page, list), Json.StatementAnswer));
    }

    private static StatementAnswer Read(
        Session session, int tenantId, Guid affiliateId, (Instant From, Instant To) period, PageQuery page, string list)
    {
        var totals = CommissionRows.Totals(session, tenantId, affiliateId, period.From, period.To);
        var rows = CommissionRows.Page(
            session, tenantId, affiliateId, period.From, period.To, After(page.After), page.Limit + 1);
        var lines = PageAnswer<StatementLine>.Of(
            rows, page.Limit, StatementLine.Of, row => Cursor.Encode(list, tenantId, Payload(row)));
        return new StatementAnswer(affiliateId, totals, lines.Data, lines.NextCursor);
    }

    private static byte[] Payload(CommissionLine line)
    {
        var payload = new byte[24];
        BinaryPrimitives.WriteInt64BigEndian(payload, line.RecordedAt.UnixMilliseconds);
        line.Id.TryWriteBytes(payload.AsSpan(8), bigEndian: true, out _);
        return payload;
    }

    private static (Instant At, Guid Id) After(byte[]? payload) => payload is { Length: 24 }
        ? (new Instant(BinaryPrimitives.ReadInt64BigEndian(payload)), new Guid(payload.AsSpan(8), bigEndian: true))
        : (Instant.Beginning, Guid.Empty);
}
