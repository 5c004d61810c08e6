using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Simulations;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>Who would be in which tier if a version were in effect now, by what is counted now.</summary>
internal sealed class TierPreviews(ReadPool readers, CatalogCache catalogs, TenantTime time, ReadingTurns turns)
{
    public Task<IResult> AnswerAsync(HttpContext context, CompiledProgram version)
    {
        var lines = new LineStream<PreviewLine>(
            context, SimulationJson.Answers.PreviewLine, problem => new PreviewLine(Problem: problem));
        return lines.RunAsync(() => RunAsync(context, version, lines));
    }

    private async Task RunAsync(HttpContext context, CompiledProgram version, LineStream<PreviewLine> lines)
    {
        var (caller, gone) = (context.Caller(), context.RequestAborted);
        var (now, preview) = readers.ReadMayLag(session =>
            (time.Now(session, caller), new TierPreview(version, catalogs.Current(session, caller.TenantId))));
        var (members, counts) = (0L, new SortedDictionary<(string From, string To), long>());
        for (Guid? after = Guid.Empty; after is { } from;)
        {
            (after, var count, var moves) = await turns.TakeAsync(
                () => readers.ReadMayLag(session => Page(session, caller.TenantId, version, preview, from, now)), gone);
            members += count;
            foreach (var move in moves)
            {
                counts[(move.From, move.To)] = counts.GetValueOrDefault((move.From, move.To)) + 1;
                lines.Add(new PreviewLine(move));
            }

            await lines.WriteAsync(new PreviewLine(Progress: new PreviewProgress(members)));
        }

        await lines.WriteAsync(new PreviewLine(Result: new PreviewResult(
            version.ProgramId, version.Version, now, members,
            [.. counts.Select(move => new TierMoveCount(move.Key.From, move.Key.To, move.Value))])));
    }

    private static (Guid? Last, int Count, IReadOnlyList<PreviewMove> Moves) Page(
        Session session, int tenantId, CompiledProgram version, TierPreview preview, Guid after, Instant now)
    {
        var page = MemberPage.Read(session, tenantId, version.ProgramId, after);
        MemberPage.AddDays(session, page, [(preview.Catalog, now), (preview.Current, now)]);
        var moves =
            from member in page
            let move = preview.Of(member.State, now)
            where move is not null
            select new PreviewMove(member.State.MemberId, move.From, move.To, move.HeldUntil);
        return (page.Count < MemberPage.Size ? null : page[^1].State.MemberId, page.Count, [.. moves]);
    }
}
