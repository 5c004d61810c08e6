using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Client.Offline;
using Xunit.Abstractions;

namespace LoyaltyPoints.Client.Tests.Offline;

/// <summary>
/// A day at a till whose plug is pulled, on a line that loses, cuts, delays and doubles, to a server that is killed:
/// whatever the till said is sold is there in the end, once. Another day with the same faults:
/// <c>LOYALTY_TEST_SEED=1 dotnet test tests/LoyaltyPoints.Client.Tests --filter ThousandPurchases</c>
/// </summary>
public sealed class ThousandPurchasesTests(ITestOutputHelper output)
{
    private const int Count = 1_000;
    private const int MemberCount = 7;

    /// <summary>Sales, at most: so the plug is pulled seven times at least.</summary>
    private const int MostBetweenKills = 150;

    private static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_TEST_SEED"), out var seed)
            ? seed : Random.Shared.Next(1_000_000);

    private readonly Random chance = new(Seed);
    private byte[]? earlierNote;
    private int kills;
    private int restarts;

    [Fact]
    public async Task A_thousand_purchases_through_power_cuts_and_a_faulty_line_are_all_there_once()
    {
        output.WriteLine($"Seed {Seed}");
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync();
        using var client = new LoyaltyClient(server.Address, ServerProcess.BootstrapKey);
        var (program, sales) = await OpenShopAsync(client);
        await using var line = new FaultyLine(server.Address, Seed);

        for (var next = 0; next < Count;) next = await SellAsync(folder.Path, line, server, sales, next);
        // What still waits is sent in peace.
        using (var last = new TillProcess(folder.Path, line.Address, ServerProcess.BootstrapKey, sales, Count, Count))
            Assert.Equal("done", await last.ReadAsync());

        output.WriteLine($"{kills} kills, {restarts} restarts, {string.Join(", ", line.Seen)}");
        Assert.All(Enum.GetValues<LineFault>(), fault => Assert.True(line.Seen.ContainsKey(fault), $"{fault}"));
        await CheckAsync(client, program, sales);
        using var till = new OfflineTill(folder.Path, client);
        Assert.Equal((0, 0), (till.Count, till.Refused.Count));
    }

    /// <summary>Lets the till sell for a while, now and then without a server, and pulls its plug.</summary>
    /// <returns>The first number that the till has not said it sold.</returns>
    private async Task<int> SellAsync(string folder, FaultyLine line, ServerProcess server, Sales sales, int next)
    {
        using var till = new TillProcess(folder, line.Address, ServerProcess.BootstrapKey, sales, next, Count);
        var isOffline = kills % 4 == 1;
        if (isOffline) await server.KillAsync();
        for (var more = chance.Next(20, MostBetweenKills); more > 0 && next < Count; more--)
            next = NumberOf(await till.ReadAsync() ?? throw new InvalidOperationException("The till left.")) + 1;

        await till.KillAsync();
        kills++;
        // What it managed to say before it heard nothing more.
        while (await till.ReadAsync() is { } text && text != "done") next = NumberOf(text) + 1;
        Spoil(folder);
        if (!isOffline) return next;
        await server.RestartAsync();
        restarts++;
        return next;
    }

    private static int NumberOf(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What a power cut may leave that a kill does not: a torn last write, an older note, none, or half of
    /// one.</summary>
    private void Spoil(string folder)
    {
        var last = Directory.GetFiles(folder, "*.queue").Order(StringComparer.Ordinal).Last();
        var torn = new byte[chance.Next(1, 400)];
        if (chance.Next(2) == 0) chance.NextBytes(torn);
        using (var file = new FileStream(last, FileMode.Append, FileAccess.Write)) file.Write(torn);

        var note = Path.Combine(folder, "done");
        var written = File.Exists(note) ? File.ReadAllBytes(note) : null;
        switch (chance.Next(5))
        {
            case 0:
                File.Delete(note);
                break;
            case 1 when written is not null:
                File.WriteAllBytes(note, written[..chance.Next(written.Length)]);
                break;
            case 2 when earlierNote is not null:
                File.WriteAllBytes(note, earlierNote);
                break;
        }

        earlierNote = written;
    }

    private static async Task<(string Program, Sales Sales)> OpenShopAsync(LoyaltyClient client)
    {
        var from = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var program = (await client.Programs.CreateProgramAsync(JsonNode.Parse(
            """
            { "name": "One for each 1.00", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
              "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] },
              "expiry": { "kind": "never" } }
            """)!.AsObject())).Value.Id;
        await client.Programs.PublishProgramAsync(
            program, new PublishRequest { Version = 1, EffectiveAt = from.AddDays(-1) });
        var members = new List<string>();
        while (members.Count < MemberCount)
        {
            MemberAnswer member = await client.Members.CreateMemberAsync(
                new CreateMemberRequest { Programs = [program], EnrolledAt = from.AddDays(-1) });
            members.Add(member.Id);
        }

        return (program, new Sales(from, members));
    }

    private static async Task CheckAsync(LoyaltyClient client, string program, Sales sales)
    {
        var all = Enumerable.Range(0, Count).ToList();
        var found = 0;
        await foreach (var line in client.Purchases.PostPurchaseBatchAsync(all.Select(sales.Purchase)))
        {
            Assert.True(line is { Status: 201, Replayed: true }, $"Line {line.Line}: {line.Status} {line.Problem}");
            found++;
        }

        Assert.Equal(Count, found);
        var returns = all.Where(Sales.HasReturn).Select(number => number - 1).ToHashSet();
        foreach (var (member, index) in sales.Members.Select((member, index) => (member, index)))
        {
            var own = all.Where(number => number % sales.Members.Count == index).ToList();
            BalancesAnswer balances = await client.Balances.GetBalancesAsync(member);
            Assert.Equal(own.Sum(number => Sales.UnitsOf(number) - (returns.Contains(number) ? 1L : 0)),
                balances.Data.Single(row => row.ProgramId == program).Available);
            Assert.True((await client.Ledger.VerifyLedgerAsync(member)).Value.Valid);
        }
    }
}
