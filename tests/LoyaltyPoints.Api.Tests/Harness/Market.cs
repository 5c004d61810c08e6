namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A program, members with units to spend, and tills that never forget; and the proof that all is as it should
/// be, whatever happened to the servers meanwhile.</summary>
public sealed class Market
{
    private const long OpeningUnits = 1_000_000;

    private readonly string program;
    private readonly IReadOnlyList<string> members;

    private Market(string program, IReadOnlyList<string> members, IReadOnlyList<Till> tills) =>
        (this.program, this.members, Tills) = (program, members, tills);

    public IReadOnlyList<Till> Tills { get; }

    /// <summary>How many writes were answered so far.</summary>
    public long Answered => Tills.Sum(till => (long)till.Answered);

    /// <param name="seed">Any will do; a fixed one lets a failure be looked at again.</param>
    /// <param name="pause">Of each till after a write, where a test takes long and looks at every one.</param>
    /// <param name="tillApi">What the tills ask by; null for the same.</param>
    public static async Task<Market> OpenAsync(
        ApiClient api, int memberCount, int tillCount, int seed, ApiClient? tillApi = null,
        TimeSpan pause = default)
    {
        var random = new Random(seed);
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var members = new string[memberCount];
        for (var i = 0; i < memberCount; i++)
        {
            members[i] = await api.CreateMemberAsync(program);
            await api.GrantAsync(members[i], program, OpeningUnits);
        }

        var tills = Enumerable.Range(1, tillCount)
            .Select(i => new Till(tillApi ?? api, $"till-{i}", program, members, random.Next(), pause));
        return new Market(program, members, [.. tills]);
    }

    /// <summary>Lets all tills work until they are told to stop.</summary>
    public Task WorkAsync(CancellationToken stop) =>
        Task.WhenAll(Tills.Select(till => Task.Run(() => till.WorkAsync(stop), CancellationToken.None)));

    /// <summary>
    /// Every write is there once and is answered as it was the first time; every balance and every ledger is what the
    /// tills' own arithmetic says.
    /// </summary>
    public async Task CheckAsync(ApiClient api)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await Task.WhenAll(Tills.Select(till => till.FinishAsync(patience.Token)));
        await Task.WhenAll(Tills.Select(till => CheckAnswersAsync(api, till)));
        var byMember = Tills.SelectMany(till => till.Writes).ToLookup(write => write.Member);
        await Parallel.ForEachAsync(members, patience.Token, async (member, _) =>
        {
            var expected = OpeningUnits + byMember[member].Sum(write => write.Units);
            Assert.Equal(expected, await api.AvailableAsync(member, program));
            await CheckLedgerAsync(api, member, byMember[member]);
            await api.VerifyAsync(member);
        });
    }

    private static async Task CheckAnswersAsync(ApiClient api, Till till)
    {
        foreach (var write in till.Writes)
        {
            var again = await till.AgainAsync(write);
            Assert.True(again.WasReplayed, $"Done twice: {again}");
            Assert.Equal(write.Answered!.Status, again.Status);
            Assert.Equal(write.Answered.Text, again.Text);
            if (write.Units < 0) continue;

            var earned = again.Json["results"]!.AsArray().Single()!;
            Assert.Equal(write.Units, (long)earned["units"]!);
            var kept = (await api.GetAsync($"/v1/purchases/{(string)again.Json["id"]!}")).Expect(200);
            Assert.Equal(write.Units, (long)kept.Json["results"]!.AsArray().Single()!["units"]!);
        }
    }

    /// <summary>Each write is in the ledger once, with its units: no more entries, no fewer.</summary>
    private async Task CheckLedgerAsync(ApiClient api, string member, IEnumerable<Write> writes)
    {
        var entries = await api.AllAsync($"/v1/members/{member}/ledger?programId={program}");
        var expected = writes.Select(write => Math.Abs(write.Units)).Append(OpeningUnits).Where(units => units > 0);
        Assert.Equal(expected.Order(), entries.Select(entry => (long)entry["units"]!).Order());
    }
}
