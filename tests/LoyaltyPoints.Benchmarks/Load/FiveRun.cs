namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>The same purchases for members in one program, and for members in one of every kind.</summary>
internal static class FiveRun
{
    private const int Members = 20_000;

    private const string Spend = """
        { "name": "Spend", "type": "spend", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "bands", "earn": { "kind": "bands", "over": "year", "per": 1000, "bands": [
            { "from": 0, "units": 1 }, { "from": 500000, "units": 2 } ] } } ] },
          "thresholds": [ { "id": "thousand", "every": 100000, "over": "month", "units": 10 } ] }
        """;

    private const string Tiered = """
        { "name": "Tiers", "type": "tiered", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1 } } ] },
          "tiers": { "window": { "rolling": "P12M" }, "validity": { "kind": "period", "period": "P12M" }, "levels": [
            { "id": "bronze", "name": "Bronze" },
            { "id": "silver", "name": "Silver", "reach": { "spend": 100000 }, "benefits": { "multiplier": 1.5 } },
            { "id": "gold", "name": "Gold", "reach": { "spend": 500000 }, "benefits": { "multiplier": 2 } } ] } }
        """;

    private const string Vip = """
        { "name": "Club", "type": "vip", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "membership": { "plans": [ { "id": "monthly", "name": "Monthly", "interval": "P1M", "initialFee": 990,
            "renewalFee": 990, "benefits": { "discountPercent": 10 } } ] } }
        """;

    private const string Card = """
        { "name": "Card", "type": "punchCard", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "cup", "when": { "line.category": ["coffee"] },
            "earn": { "kind": "item", "units": 1 } } ] },
          "card": { "stamps": 10, "reward": "Free coffee" } }
        """;

    public static async Task RunAsync(TimeSpan each, TextWriter output)
    {
        await using var server = await BenchProcess.StartAsync();
        await using var one = await BenchProcess.StartAsync();
        var shop = await Shop.OpenAsync(server.Port, Members, Shop.Points, Spend, Tiered, Vip, Card);
        var plain = await Shop.OpenAsync(one.Port, Members);
        await Measurement.TakeAsync(server.Port, 64, each, 201, number => shop.Purchase(number));
        await output.WriteLineAsync(
            "| connections | five programs, POST/s | p50 ms | p99 ms | one program, POST/s | ratio | bare/s |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        foreach (var connections in (int[])[16, 64, 256])
        {
            var bare = await Measurement.TakeAsync(
                server.Port, connections, each, 201, number => shop.Purchase(number, BenchServer.BarePath));
            var five = await Measurement.TakeAsync(
                server.Port, connections, each, 201, number => shop.Purchase(number));
            var single = await Measurement.TakeAsync(
                one.Port, connections, each, 201, number => plain.Purchase(number));
            await output.WriteLineAsync(
                $"| {connections} | {five.PerSecond:N0} | {five.Median:0.0} | {five.P99:0.0} | {single.PerSecond:N0} "
                + $"| {five.PerSecond / single.PerSecond:0.00} | {bare.PerSecond:N0} |");
            if (five.Unexpected + single.Unexpected + bare.Unexpected > 0)
                await output.WriteLineAsync("unexpected answers: the row above does not count");
        }

        await LoadRun.BatchesAsync(server, shop, each, output);
    }
}
