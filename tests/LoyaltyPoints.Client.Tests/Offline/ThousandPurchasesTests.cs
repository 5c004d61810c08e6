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

        for (var next = 0; next < Count || kills < 5;) next = await RunAsync(folder.Path, line, server, sales, next);
        await RunAsync(folder.Path, line, server, sales, Count);

        output.WriteLine($"{kills} kills, {restarts} restarts, {string.Join(", ", line.Seen)}");
        Assert.All(Enum.GetValues<LineFault>(), fault => Assert.True(line.Seen.ContainsKey(fault), $"{fault}"));
        await CheckAsync(client, program, sales);
        using var till = new OfflineTill(folder.Path, client);
        Assert.Equal((0, 0), (till.Count, till.Refused.Count));
    }

    /// <returns>The first number that the till has not said it sold.</returns>
    private async Task<int> RunAsync(string folder, FaultyLine line, ServerProcess server, Sales sales, int next)
    {
        using var till = new TillProcess(folder, line.Address, ServerProcess.BootstrapKey, sales, next, Count);
        // The last run is not disturbed: it begins with everything sold.
        var saysUntilKilled = next < Count ? chance.Next(20, 200) : int.MaxValue;
        var restart = kills % 4 == 1 && next < Count ? server.KillAsync() : Task.CompletedTask;
        for (var said = 0; said < saysUntilKilled && await till.ReadAsync() is { } text; said++)
        {
            if (text is "done" or "stuck")
            {
                Assert.Equal("done", text);
                return Count;
            }

            next = int.Parse(text, CultureInfo.InvariantCulture) + 1;
        }

        await till.KillAsync();
        kills++;
        // What it managed to say before it heard nothing more.
        while (await till.ReadAsync() is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            next = number + 1;
        Spoil(folder);
        await restart;
        if (kills % 4 != 2 || next >= Count) return next;
        await server.RestartAsync();
        restarts++;
        return next;
    }

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
