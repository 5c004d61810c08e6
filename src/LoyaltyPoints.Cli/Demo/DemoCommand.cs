using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Replay;
using LoyaltyPoints.Cli.Sales;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Demo;

/// <summary><c>loyalty demo</c>: makes up a month of a small coffee shop and sends it to a running service.</summary>
internal sealed class DemoCommand
{
    private const int Concurrency = 8;

    private readonly ServiceOptions service = new();

    private readonly Option<int> seed =
        new("--seed") { Description = "Another number is another shop.", DefaultValueFactory = _ => 1 };

    private readonly Option<DateOnly> month = new("--month")
    {
        Description = "Which month, e.g. 2026-10; it must be over. [default: the last one]",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out var read) && read >= FirstMonth && read <= LastMonth())
                return read;
            result.AddError($"--month is from {FirstMonth:yyyy-MM} to {LastMonth():yyyy-MM}.");
            return default;
        },
    };

    private static DateOnly FirstMonth => DateOnly.FromDateTime(DemoShop.Since.UtcDateTime);

    public static Command Create() => new DemoCommand().Build();

    private static DateOnly LastMonth()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateOnly(now.Year, now.Month, 1).AddMonths(-1);
    }

    private Command Build()
    {
        var command = new Command("demo", "Make up a month of a coffee shop and send it; again changes nothing.")
        {
            seed, month,
        };
        service.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var console = Terminal.Create();
            using var client = service.Connect(parsed);
            var day = parsed.GetValue(month);
            return await ServiceOptions.GuardAsync(console, () => SendAsync(
                client, parsed.GetValue(seed), day == default ? LastMonth() : day, console, cancellation));
        });
        return command;
    }

    private static async Task<int> SendAsync(
        LoyaltyClient client, int seed, DateOnly month, IAnsiConsole console, CancellationToken cancellation)
    {
        var program = await DemoProgram.EnsureAsync(client, cancellation);
        if (program.Value is null)
        {
            console.MarkupLineInterpolated($"[red]The program was refused, {program.Code}:[/] {program.Detail}");
            return 1;
        }

        var shop = DemoMonth.Make(seed, month);
        var zone = new ShopTime(TimeZoneInfo.FindSystemTimeZoneById(DemoShop.TimeZone));
        var requests = new ReplayRequests(program.Value.Id, $"demo-{seed}", DemoShop.Currency, zone)
        {
            Names = shop.Names, EnrolledSince = DemoShop.Since,
        };
        var plan = ReplayPlan.Of(shop.Orders, shop.Returns);
        var watch = Stopwatch.StartNew();
        var tally = await ReplayProgress.ShowAsync(console, plan, sent =>
            ReplayJob.RunAsync(client, requests, plan, Concurrency, batched: false, sent, cancellation));
        var redeemed = await DemoRedemptions.SendAsync(
            client, shop, seed, month, program.Value.Id, tally, cancellation);
        ReplayReport.WriteOutcome(console, tally, watch.Elapsed, ("Redemptions made", redeemed));
        console.MarkupLineInterpolated($"Program {program.Value.Id}, members demo-{seed}-001 and so on.");
        return tally.IsClean ? 0 : 1;
    }
}
