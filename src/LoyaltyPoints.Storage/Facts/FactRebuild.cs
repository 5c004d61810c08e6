using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// Tells the journal once more of everything that is recorded: for a database that is older than its facts. What is
/// known already stays as it is, so it may be run at any time, beside the tills, and again after it was broken off.
/// </summary>
public sealed class FactRebuild(LedgerWriter writer, SqlDialect dialect)
{
    private const int Piece = 200;

    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    /// <param name="settings">Those of now: margins and tags of the past are not kept.</param>
    /// <returns>How many facts were told; null where the database did not take them all.</returns>
    public async Task<long?> RunAsync(int tenantId, AnalyticsSettings settings)
    {
        var told = 0L;
        using var session = new Session(dialect, dialect.OpenReader(mayLag: false));
        foreach (var facts in RecordedFacts.All(session, tenantId, settings).Chunk(Piece))
        {
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom);
            var result = await writer.WriteAsync(new FunctionWork(0, null, batch =>
            {
                foreach (var fact in facts) batch.Journal.Tell(tenantId, fact);
                return new Answer(204, default);
            }));
            if (result.Answer is null) return null;
            told += facts.Length;
        }

        return told;
    }
}
