using LoyaltyPoints.Cli.Http;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>Sends a plan, as many shards at a time as asked for.</summary>
public static class ReplayJob
{
    /// <summary>So many purchases go into one batch: some 200 KB, far below what the service takes.</summary>
    public const int BatchSize = 500;

    /// <param name="concurrency">Requests in flight at a time, 1 or more.</param>
    /// <param name="batched">Sends purchases in batches of <see cref="BatchSize"/>, else one by one.</param>
    /// <param name="sent">Called with the number of steps just answered, from several threads.</param>
    /// <exception cref="ServiceUnreachableException">
    /// The service was gone for too long. What it answered it keeps: sending the same plan again resumes.
    /// </exception>
    public static async Task<ReplayTally> RunAsync(
        LoyaltyClient client, ReplayRequests requests, ReplayPlan plan, int concurrency, bool batched,
        Action<int> sent, CancellationToken cancellation)
    {
        var shards = plan.Shards(concurrency)
            .Select(steps => (Steps: steps, Sender: new ReplayShard(client, requests, batched ? BatchSize : 1, sent)))
            .ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(shards, options,
            async (shard, cancelled) => await shard.Sender.RunAsync(shard.Steps, cancelled));
        var all = new ReplayTally();
        foreach (var shard in shards) all.Add(shard.Sender.Tally);
        return all;
    }
}
