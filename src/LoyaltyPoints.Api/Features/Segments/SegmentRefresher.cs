using LoyaltyPoints.Analytics.Segments;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>
/// Finds anew who is in segments: one walk over all members for all of them, a page at a time, giving way to the tills.
/// Only differences are written, and nobody heeds them until the walk is done; then all count in one instant. If it is
/// broken off, nothing has changed.
/// </summary>
internal sealed class SegmentRefresher(
    LedgerWriter writer, ReadPool readers, FactDigests digests, CatalogCache catalogs, MemberReader members,
    TenantTime time)
{
    // Long enough that a page of a slow database does not lose it.
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DigestPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    /// <param name="segments">Those that are gone, archived or lists are left out.</param>
    /// <returns>False where others refresh this tenant's, or it was broken off.</returns>
    public async Task<bool> RunAsync(
        int tenantId, bool isTest, IReadOnlyCollection<Guid> segments, CancellationToken cancellation)
    {
        // A holder of its own each time: two in one instance exclude each other as well.
        var work = new LeasedWork(writer, $"segments-{tenantId}", Held);
        if (await work.TryTakeAsync() is not { } lease) return false;
        try
        {
            await digests.RunAsync(tenantId, DigestPatience, cancellation);
            IReadOnlyList<OpenRefresh> open = [];
            var begun = await work.TryDoAsync(
                lease, batch => open = SegmentRefreshRows.Begin(batch, tenantId, segments));
            if (!begun) return false;
            var walk = readers.Read(session => SegmentWalk.Of(
                catalogs.Current(session, tenantId), FactReader.Words(session, tenantId),
                time.Now(session, tenantId, isTest), open));
            await RankAsync(tenantId, walk, cancellation);
            return await WalkAsync(work, lease, tenantId, walk, cancellation) && await work.TryDoAsync(
                lease, batch => SegmentRefreshRows.Finish(batch, tenantId, walk.AsOf, walk.Results()), tenantId);
        }
        finally
        {
            await work.GiveUpAsync(lease);
        }
    }

    // Who is among the best is known only once all were seen.
    private async Task RankAsync(int tenantId, SegmentWalk walk, CancellationToken cancellation)
    {
        for (Guid? after = walk.Ranks.AreAsked ? Guid.Empty : null; after is { } last;)
        {
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
            after = await Task.Run(
                () => readers.Read(session => FactReader.Page(
                    session, tenantId, walk.Words, walk.Filter, last, walk.Ranks.Add)),
                cancellation);
        }

        walk.Ranks.Close();
    }

    private async Task<bool> WalkAsync(
        LeasedWork work, Lease lease, int tenantId, SegmentWalk walk, CancellationToken cancellation)
    {
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
            IReadOnlyList<MarkChange> changes;
            (after, changes) = await Task.Run(
                () => readers.Read(session => Page(session, tenantId, walk, last)), cancellation);
            if (!await work.TryDoAsync(lease, batch => SegmentMarks.Write(batch, tenantId, changes))) return false;
        }

        return true;
    }

    private (Guid? After, IReadOnlyList<MarkChange> Changes) Page(
        Storage.Session session, int tenantId, SegmentWalk walk, Guid last)
    {
        var page = new List<MemberFacts>();
        var after = FactReader.Page(session, tenantId, walk.Words, walk.Filter, last, page.Add);
        var ids = page.ConvertAll(static member => member.MemberId);
        var marks = SegmentMarks.Read(session, tenantId, ids);
        var standings = walk.AsksStandings
            ? members.Many(session, tenantId, walk.Catalog, ids, walk.AsOf) : null;
        return (after, [.. page.SelectMany(member => walk.Judge(member, standings?[member.MemberId], marks))]);
    }
}
