using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Liabilities;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics.Liabilities;

/// <summary>
/// Adds up the histories of a program's units, a page at a time on a connection that may be a replica's; what they lack
/// is told before, as far as that goes in a moment.
/// </summary>
internal sealed class UnitScan(ReadPool readers, LedgerWriter writer, UnitDigests digests, AnalyticsScan scan)
{
    private static readonly TimeSpan DigestPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    /// <returns>The units, and of how many accounts entries are not counted yet.</returns>
    /// <exception cref="ReadersBusyException">Others are asking, and have not come to an end for seconds.</exception>
    public Task<(ProgramUnits Units, long Behind)> RunAsync(UnitQuestion question, CancellationToken cancellation) =>
        scan.InTurnAsync(() => ReadAsync(question, cancellation), cancellation);

    private async Task<(ProgramUnits Units, long Behind)> ReadAsync(
        UnitQuestion question, CancellationToken cancellation)
    {
        var tenantId = question.Request.TenantId;
        await digests.RunAsync(tenantId, DigestPatience, cancellation);
        var behind = readers.Read(session => UnitHistoryRows.CountBehind(
            session, tenantId, question.ProgramId, question.Program.TimeZone));
        var units = new ProgramUnits();
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
            after = await Task.Run(
                () => readers.ReadMayLag(session => Add(session, question, last, units)), cancellation);
        }

        return (units, behind);
    }

    private static Guid? Add(Storage.Session session, UnitQuestion question, Guid after, ProgramUnits units)
    {
        var (tenantId, programId) = (question.Request.TenantId, question.ProgramId);
        var page = UnitHistoryRows.Page(session, tenantId, programId, after);
        if (page.Count == 0) return null;
        var range = new MemberRange(tenantId, after, page[^1].MemberId);
        // Who has a history is enrolled.
        var meant = question.Request.Filter.Members.Where(static filter => filter is not ProgramFilter)
            .Select(filter => filter.Among(session, range)).ToList();
        foreach (var (member, history) in page)
            if (meant.TrueForAll(set => set.Contains(member))) units.Add(history);
        return page.Count < UnitHistoryRows.PageSize ? null : range.Last;
    }
}
