using System.Diagnostics;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Simulations;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>
/// Replays a period of real history under a version, page by page of members, and answers as it goes. Nothing is
/// written, no page waits for another's rows, and it ends when its caller goes away.
/// </summary>
internal sealed class HistorySimulation(
    ReadPool readers, CatalogCache catalogs, TenantTime time, ReadingTurns turns)
{
    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(1);

    public Task<IResult> AnswerAsync(HttpContext context, SimulationRequest request, CompiledProgram version)
    {
        var lines = new LineStream<SimulationLine>(
            context, SimulationJson.Answers.SimulationLine, problem => new SimulationLine(Problem: problem));
        return lines.RunAsync(() => RunAsync(context, request, version, lines));
    }

    private async Task RunAsync(
        HttpContext context, SimulationRequest request, CompiledProgram version, LineStream<SimulationLine> lines)
    {
        var (caller, gone) = (context.Caller(), context.RequestAborted);
        var period = new Period(Instant.From(request.From!.Value), Instant.From(request.To!.Value));
        var (real, now) = readers.ReadMayLag(session =>
            (catalogs.Current(session, caller.TenantId), time.Now(session, caller)));
        // What time alone will do to tiers is no part of what happened.
        var tiersAt = now < period.To ? now : period.To;
        var reader = new HistoryReader(caller.TenantId, version, real, period, tiersAt);
        var report = new HistoryReport();
        var replay = new MemberReplay(version, real.InEffect(version).WithoutCampaigns(), new IdGenerator());
        for (Guid? after = Guid.Empty; after is { } from;)
        {
            (after, var page) = await turns.TakeAsync(
                () => readers.ReadMayLag(session => Page(session, reader, replay, from, tiersAt, gone)), gone);
            report.Add(page);
            await lines.WriteAsync(new SimulationLine(new SimulationProgress(report.Members, report.Purchases)));
        }

        var value = request.UnitValue?.Value;
        await lines.WriteAsync(
            new SimulationLine(Result: HistoryAnswer.Of(report, version, period.From, period.To, value)));
    }

    // Adds up for itself: a page is read again where the connection turns out to be broken.
    private (Guid? Last, HistoryReport Report) Page(
        Session session, HistoryReader reader, MemberReplay replay, Guid after, Instant tiersAt,
        CancellationToken gone)
    {
        var (report, began) = (new HistoryReport(), Stopwatch.GetTimestamp());
        var last = reader.Read(session, after, (history, realTier) =>
        {
            var replayed = replay.Run(history);
            report.Add(history, replayed, realTier, replay.TierAt(replayed.After, tiersAt));
            gone.ThrowIfCancellationRequested();
            return turns.HasRoom && Stopwatch.GetElapsedTime(began) < LongestPage;
        });
        return (last, report);
    }
}
