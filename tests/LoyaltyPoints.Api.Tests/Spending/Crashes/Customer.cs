using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Spending.Crashes;

/// <summary>
/// A client that never forgets: what is not answered is sent again. Some of its errands are sent twice, some by two at
/// once, some only after later ones, and some once more long after they were answered.
/// </summary>
/// <param name="servers">On one database; each errand goes to any of them.</param>
internal sealed class Customer(Bazaar bazaar, string name, IReadOnlyList<ApiClient> servers, int seed)
{
    private readonly Random random = new(seed);
    private readonly ErrandMaker maker = new(bazaar, name, new Random(seed + 1));
    private readonly List<Errand> late = [];
    private int answered;

    public IReadOnlyList<Errand> Errands => maker.Made;

    /// <summary>How many errands are done with; may be read at any time.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Has so many errands done, one after the other but for those that belong together.</summary>
    public async Task WorkAsync(int count, CancellationToken patience)
    {
        while (maker.Made.Count < count)
        {
            var next = maker.Next();
            if (random.Next(8) == 0)
            {
                late.AddRange(next);
                continue;
            }

            await Task.WhenAll(next.Select(errand => DoAsync(errand, patience)));
            if (late.Count > 0 && random.Next(4) == 0) await DoLateAsync(patience);
            if (random.Next(8) == 0) await SendAsync(maker.Made[random.Next(maker.Made.Count)], patience);
        }

        while (late.Count > 0) await DoLateAsync(patience);
    }

    /// <summary>Asks for all that was done once more: it is known, or known to be given back since.</summary>
    public async Task AskAgainAsync(CancellationToken patience)
    {
        foreach (var errand in Errands.Where(errand => errand.Done is not null))
        {
            await SendAsync(errand, patience);
            var again = errand.Answers[^1];
            Assert.True(
                again.WasReplayed || (errand.Kind == ErrandKind.Use && again.Code == "already_released"),
                $"Done twice: {again}");
        }
    }

    private Task DoLateAsync(CancellationToken patience)
    {
        var errand = late[random.Next(late.Count)];
        late.Remove(errand);
        return DoAsync(errand, patience);
    }

    private async Task DoAsync(Errand errand, CancellationToken patience)
    {
        // By two at once, or twice, or once.
        var ways = random.Next(6);
        await (ways == 0 ? Task.WhenAll(SendAsync(errand, patience), SendAsync(errand, patience))
            : SendAsync(errand, patience));
        if (ways == 1) await SendAsync(errand, patience);
        Interlocked.Increment(ref answered);
    }

    private Task SendAsync(Errand errand, CancellationToken patience) =>
        errand.SendAsync(servers[random.Next(servers.Count)], patience);
}
