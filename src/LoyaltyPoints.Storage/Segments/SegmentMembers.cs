using Dapper;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>Two segments and the members that are in both.</summary>
public sealed record SegmentPair(Guid One, Guid Other, long Members);

/// <summary>How many members are in segments, and in pairs of them, counted in one pass.</summary>
/// <param name="Sizes">By segment.</param>
/// <param name="Pairs">Those that have members in common, the older segment first.</param>
public sealed record SegmentOverlap(IReadOnlyDictionary<Guid, long> Sizes, IReadOnlyList<SegmentPair> Pairs);

/// <summary>Who is in a segment.</summary>
public static class SegmentMembers
{
    private const string SelectPage = """
        SELECT member_id FROM segment_members
        WHERE tenant_id = @tenantId AND segment_id = @segment AND member_id > @after
          AND entered_in <= @generation AND (left_in = 0 OR left_in > @generation)
        ORDER BY member_id
        """;

    private const string SelectAll = """
        SELECT member_id, segment_id, entered_in, left_in FROM segment_members WHERE tenant_id = @tenant
        ORDER BY member_id, segment_id
        """;

    /// <summary>Members after <paramref name="after"/>, in the order of their ids.</summary>
    public static IReadOnlyList<Guid> Page(
        Session session, int tenantId, SegmentRecord segment, Guid after, int limit) =>
        [.. session.Connection.Query<StoredId>(
                session.Dialect.Limited(SelectPage),
                new
                {
                    tenantId, segment = StoredId.Of(segment.Id), after = StoredId.Of(after),
                    generation = segment.Generation, limit,
                })
            .Select(id => id.Value)];

    /// <param name="segments">Those that are counted.</param>
    public static SegmentOverlap Overlap(Session session, int tenantId, IReadOnlyList<SegmentRecord> segments)
    {
        var generations = segments.ToDictionary(segment => segment.Id, segment => segment.Generation);
        var sizes = segments.ToDictionary(segment => segment.Id, static _ => 0L);
        var pairs = new Dictionary<(Guid, Guid), long>();
        var (member, found) = (Guid.Empty, new List<Guid>());
        var select = session.Prepared(SelectAll).Bind(tenantId);
        while (select.Read())
        {
            if (select.GetGuid(0) != member) Count();
            member = select.GetGuid(0);
            if (generations.TryGetValue(select.GetGuid(1), out var generation)
                && new SegmentMark(select.GetInt64(2), select.GetInt64(3)).IsInAt(generation))
                found.Add(select.GetGuid(1));
        }

        Count();
        return new SegmentOverlap(
            sizes, [.. pairs.Select(pair => new SegmentPair(pair.Key.Item1, pair.Key.Item2, pair.Value))]);

        void Count()
        {
            found.Sort();
            for (var one = 0; one < found.Count; one++)
            {
                sizes[found[one]]++;
                for (var other = one + 1; other < found.Count; other++)
                {
                    var key = (found[one], found[other]);
                    pairs[key] = pairs.GetValueOrDefault(key) + 1;
                }
            }

            found.Clear();
        }
    }
}
