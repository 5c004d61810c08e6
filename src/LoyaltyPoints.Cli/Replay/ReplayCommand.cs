using System.CommandLine;
using System.Diagnostics;
using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Sales;
using Spectre.Console;
using Currencies = LoyaltyPoints.Core.Programs.Currencies;

namespace LoyaltyPoints.Cli.Replay;

/// <summary><c>loyalty replay</c>: sends a file of sales to a running service.</summary>
internal sealed class ReplayCommand
{
    private readonly ServiceOptions service = new();

    private readonly Argument<FileInfo> file =
        new("csv") { Description = "Sales, comma-separated with a header, UTF-8; .gz is unpacked." };

    private readonly Option<string> program =
        new("--program") { Required = true, Description = "Id of the program that members are enrolled in, prg_..." };

    private readonly Option<ColumnMap> map = new("--map")
    {
        Required = true,
        Description = $"Which column holds what: field=column,... Fields: {string.Join(", ", ColumnMap.Required)}"
            + $" ('line' is the article), and if you like {string.Join(", ", ColumnMap.Optional)}.",
        CustomParser = result =>
        {
            var read = ColumnMap.Parse(result.Tokens[0].Value, out var fault);
            if (fault is not null) result.AddError(fault);
            return read;
        },
    };

    private readonly Option<string> currency = new("--currency")
    {
        Required = true,
        Description = "ISO 4217, of every price in the file.",
        CustomParser = result =>
        {
            var code = result.Tokens[0].Value;
            if (!Currencies.IsInUse(code)) result.AddError($"'{code}' is no currency in use; write it like GBP.");
            return code;
        },
    };

    private readonly Option<TimeZoneInfo> zone = new("--time-zone")
    {
        Required = true,
        Description = "IANA name of the shop's time zone, e.g. Europe/London.",
        CustomParser = result =>
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(result.Tokens[0].Value, out var found)) return found;
            result.AddError($"There is no time zone '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private readonly Option<string> source =
        new("--source") { Required = true, Description = "Names this file to the service; the same on every run." };

    private readonly Option<string?> returnsPrefix =
        new("--returns-prefix") { Description = "What the invoices of returns start with; without it no line is one." };

    private readonly Option<FileInfo?> unmatched =
        new("--unmatched") { Description = "Where to write the returns that match no earlier sale." };

    private readonly Option<int> concurrency = new("--concurrency")
    {
        Description = "Requests in flight, 1 to 256.",
        DefaultValueFactory = _ => 16,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, out var read) && read is >= 1 and <= 256) return read;
            result.AddError("--concurrency is from 1 to 256.");
            return 0;
        },
    };

    private readonly Option<bool> batch =
        new("--batch") { Description = $"Send purchases {ReplayJob.BatchSize} at a time." };

    public static Command Create() => new ReplayCommand().Build();

    private Command Build()
    {
        var command = new Command("replay", "Send a CSV of sales as purchases and returns; running it again resumes.")
        {
            file, program, map, currency, zone, source, returnsPrefix, unmatched, concurrency, batch,
        };
        service.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, Terminal.Create(), cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IAnsiConsole console, CancellationToken cancellation)
    {
        var time = new ShopTime(parsed.GetValue(zone)!);
        var requests = new ReplayRequests(
            parsed.GetValue(program)!, parsed.GetValue(source)!, parsed.GetValue(currency)!, time);
        if (ReadFile(parsed, time, console) is not { } read) return 1;
        var faults = read.Faults;
        var content = faults.Count > 0 ? null : SalesContent.Of(
            read.Lines, parsed.GetValue(returnsPrefix), Money.DigitsOf(requests.Currency), out faults);
        if (content is null || faults.Count > 0)
        {
            ReplayReport.WriteFaults(console, faults);
            return 1;
        }

        ReplayReport.WriteContent(console, read, content);
        if (parsed.GetValue(unmatched) is { } report)
        {
            await using var text = report.CreateText();
            UnmatchedReport.Write(text, content.Unmatched);
        }

        using var client = service.Connect(parsed);
        return await ServiceOptions.GuardAsync(
            console, () => SendAsync(parsed, client, requests, content, console, cancellation));
    }

    private SalesFile? ReadFile(ParseResult parsed, ShopTime time, IAnsiConsole console)
    {
        try
        {
            return SalesFile.Read(parsed.GetValue(file)!.FullName, parsed.GetValue(map)!, time);
        }
        catch (Exception unreadable) when (unreadable
            is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{unreadable.Message}[/]");
            return null;
        }
    }

    private async Task<int> SendAsync(
        ParseResult parsed, LoyaltyClient client, ReplayRequests requests, SalesContent content, IAnsiConsole console,
        CancellationToken cancellation)
    {
        // One question first: else a wrong key or program would be refused once for every invoice.
        var known = await client.GetProgramAsync(requests.Program, cancellation);
        if (known.Value is null)
        {
            console.MarkupLineInterpolated($"[red]Program {requests.Program}: {known.Code}.[/] {known.Detail}");
            return 1;
        }

        var watch = Stopwatch.StartNew();
        var tally = await ReplayProgress.ShowAsync(console, content.Plan, sent => ReplayJob.RunAsync(
            client, requests, content.Plan, parsed.GetValue(concurrency), parsed.GetValue(batch), sent, cancellation));
        ReplayReport.WriteOutcome(console, tally, watch.Elapsed,
            ("Pieces returned that match no earlier sale", content.Unmatched.Sum(one => one.Quantity)),
            ("Requests sent again", client.Retries));
        return tally.IsClean ? 0 : 1;
    }
}
