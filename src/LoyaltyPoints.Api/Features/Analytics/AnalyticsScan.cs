using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>How much of the machine analytics may take.</summary>
public sealed record AnalyticsOptions
{
    /// <summary>
    /// Seconds from one digest of what was recorded to the next; 0: never by itself, only when somebody asks.
    /// </summary>
    public int DigestSeconds { get; init; } = 10;

    /// <summary>
    /// Seconds from one look for accounts whose units have moved to the next; 0: never by itself, only when somebody
    /// asks.
    /// </summary>
    public int UnitDigestSeconds { get; init; } = 300;

    /// <summary>
    /// Minutes from one look at whether a tenant's day has begun, to look for early warnings, to the next; 0: never by
    /// itself, only when somebody asks.
    /// </summary>
    public int WarningMinutes { get; init; } = 15;

    /// <summary>Questions that read all members at the same time, in this instance.</summary>
    public int ConcurrentScans { get; init; } = 1;
}

/// <summary>
/// Walks all members a question is about, a page at a time on a connection that may be a replica's, in turns and giving
/// way to the tills; what was recorded before is digested first, as far as that goes in a moment.
/// </summary>
internal sealed class AnalyticsScan(
    ReadPool readers, LedgerWriter writer, FactDigests digests, AnalyticsOptions options) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DigestPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim turns = new(options.ConcurrentScans);

    /// <param name="each">Called for each member, in the order of ids.</param>
    /// <returns>The texts of the facts' numbers, and from when on what was recorded may be missing.</returns>
    /// <exception cref="ReadersBusyException">Others are asking, and have not come to an end for seconds.</exception>
    public Task<(FactWords Words, Instant? UpTo)> RunAsync(
        AnalyticsRequest request, Action<MemberFacts> each, CancellationToken cancellation) =>
        RunAsync(request.TenantId, request.Filter, each, cancellation);

    /// <inheritdoc cref="RunAsync(AnalyticsRequest, Action{MemberFacts}, CancellationToken)"/>
    public Task<(FactWords Words, Instant? UpTo)> RunAsync(
        int tenantId, FactFilter filter, Action<MemberFacts> each, CancellationToken cancellation) =>
        InTurnAsync(
            async () =>
            {
                await digests.RunAsync(tenantId, DigestPatience, cancellation);
                var upTo = digests.Pending(tenantId);
                var words = readers.ReadMayLag(session => FactReader.Words(session, tenantId));
                await PagesAsync(
                    (session, after) => FactReader.Page(session, tenantId, words, filter, after, each), cancellation);
                return (words, upTo);
            },
            cancellation);

    /// <summary>As the others, over what members have beside their facts.</summary>
    /// <param name="page">Reads what the next members have; after whom to go on, null where no more come.</param>
    public Task WalkAsync(Func<Session, Guid, Guid?> page, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            await PagesAsync(page, cancellation);
            return true;
        },
        cancellation);

    /// <summary>Runs something else that reads much, in its turn.</summary>
    /// <exception cref="ReadersBusyException">Others are asking, and have not come to an end for seconds.</exception>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        if (!await turns.WaitAsync(Patience, cancellation)) throw new ReadersBusyException();
        try
        {
            return await read();
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task PagesAsync(Func<Session, Guid, Guid?> page, CancellationToken cancellation)
    {
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
            after = await Task.Run(() => readers.ReadMayLag(session => page(session, last)), cancellation);
        }
    }
}
