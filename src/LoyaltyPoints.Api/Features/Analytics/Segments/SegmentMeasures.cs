using System.Globalization;
using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;

namespace LoyaltyPoints.Api.Features.Analytics.Segments;

/// <summary>How large segments are, what they have in common, and who is in them.</summary>
internal sealed class SegmentMeasures(ReadPool readers)
{
    private const string List = "segment-members";
    private const int MostRows = 10_000;

    private static readonly SegmentMeasuresJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var segments = routes.MapGroup("/v1/analytics/segments").WithTags(AnalyticsRoutes.Tag)
            .RequireScopes(Scopes.Admin);
        segments.MapGet("/overlap", Overlap).WithName("getSegmentOverlap")
            .WithSummary("How large segments are, and how many members two have in common")
            .Query("format", "`json` or `csv`; CSV has the pairs alone.")
            .Produces<OverlapAnswer>(StatusCodes.Status200OK, JsonAnswer.Json, AnalyticsQuery.Csv);
        segments.MapGet("/{id}/members", Members).WithName("getSegmentMembers").WithSummary("Who is in a segment")
            .WithDescription($"As CSV up to {MostRows} rows in place of `limit`; `Link` says where it goes on.")
            .Query("format", "`json` or `csv`.")
            .Paged().Produces<PageAnswer<SegmentMemberAnswer>>(
                StatusCodes.Status200OK, JsonAnswer.Json, AnalyticsQuery.Csv)
            .Problems(ErrorCodes.SegmentNotFound);
    }

    private IResult Overlap(HttpContext context)
    {
        if (ReadFormat(context.Request, out var isCsv) is { } problem) return problem;
        var tenantId = context.Caller().TenantId;
        var (segments, overlap) = readers.ReadMayLag(session =>
        {
            var live = SegmentRows.Live(session, tenantId);
            return (live, SegmentMembers.Overlap(session, tenantId, live));
        });
        var pairs = overlap.Pairs.OrderBy(pair => pair.One).ThenBy(pair => pair.Other)
            .Select(pair => OverlapPair.Of(pair, overlap.Sizes)).ToList();
        return isCsv ? CsvAnswer.Of(pairs, Json.OverlapPair)
            : JsonAnswer.Of(
                200,
                new OverlapAnswer(
                    [Definitions.SegmentOverlap.Id],
                    [.. segments.Select(one => new OverlapSegment(
                        one.Id, one.Name, overlap.Sizes[one.Id], one.RefreshedAt))],
                    pairs),
                Json.OverlapAnswer);
    }

    private IResult Members(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (ReadFormat(context.Request, out var isCsv) is { } badFormat) return badFormat;
        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        if (isCsv) page = page with { Limit = MostRows };
        var rows = !Core.PublicId.TryParse(Core.PublicId.Segment, id, out var segmentId) ? null
            : readers.Read(session => SegmentRows.Find(session, tenantId, segmentId) is { } segment
                ? SegmentMembers.Page(session, tenantId, segment, page.AfterId, page.Limit + 1) : null);
        if (rows is null) return Problem.Of(ErrorCodes.SegmentNotFound);
        var answer = PageAnswer<SegmentMemberAnswer>.Of(
            rows, page.Limit, static row => new SegmentMemberAnswer(row), row => Cursor.Encode(List, tenantId, row));
        if (!isCsv) return JsonAnswer.Of(200, answer, Json.PageAnswerSegmentMemberAnswer);
        if (answer.NextCursor is { } next)
        {
            context.Response.Headers.Link = string.Create(
                CultureInfo.InvariantCulture,
                $"<{context.Request.Path}?format=csv&cursor={Uri.EscapeDataString(next)}>; rel=\"next\"");
        }

        return CsvAnswer.Of(answer.Data, Json.SegmentMemberAnswer);
    }

    private static Problem? ReadFormat(HttpRequest request, out bool isCsv)
    {
        var format = request.Query["format"].ToString();
        isCsv = format.Length == 0
            ? request.Headers.Accept.ToString().StartsWith(AnalyticsQuery.Csv, StringComparison.Ordinal)
            : format == "csv";
        return format is "" or "json" or "csv" ? null
            : Problem.Invalid([new(
                PageQuery.QueryPointer("format"), FaultCodes.InvalidValue, "Must be json or csv.")]);
    }
}

/// <summary>Segments that are not archived, and what they have in common.</summary>
/// <param name="Definitions">See `/v1/analytics/definitions`.</param>
/// <param name="Segments">At most 100, oldest first.</param>
/// <param name="Pairs">Those with members in common, at most 4,950.</param>
public sealed record OverlapAnswer(
    IReadOnlyList<string> Definitions, IReadOnlyList<OverlapSegment> Segments, IReadOnlyList<OverlapPair> Pairs);

/// <summary>A segment.</summary>
/// <param name="Size">Members in it.</param>
/// <param name="RefreshedAt">As of when they are; absent: nobody was ever in it.</param>
public sealed record OverlapSegment(
    [property: JsonConverter(typeof(SegmentIdConverter))] Guid Id, string Name, long Size, Instant? RefreshedAt);

/// <summary>Two segments.</summary>
/// <param name="Members">In both.</param>
/// <param name="Jaccard">Those by the members that are in either, 0 to 1.</param>
/// <param name="ShareOfOne">Those by the members of `one`.</param>
/// <param name="ShareOfOther">Those by the members of `other`.</param>
public sealed record OverlapPair(
    [property: JsonConverter(typeof(SegmentIdConverter))] Guid One,
    [property: JsonConverter(typeof(SegmentIdConverter))] Guid Other,
    long Members, double Jaccard, double ShareOfOne, double ShareOfOther)
{
    internal static OverlapPair Of(SegmentPair pair, IReadOnlyDictionary<Guid, long> sizes)
    {
        var (one, other) = (sizes[pair.One], sizes[pair.Other]);
        return new OverlapPair(
            pair.One, pair.Other, pair.Members, (double)pair.Members / (one + other - pair.Members),
            (double)pair.Members / one, (double)pair.Members / other);
    }
}

/// <summary>A member of a segment.</summary>
public sealed record SegmentMemberAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId);

[JsonSerializable(typeof(OverlapAnswer))]
[JsonSerializable(typeof(PageAnswer<SegmentMemberAnswer>))]
internal sealed partial class SegmentMeasuresJson : JsonSerializerContext;
