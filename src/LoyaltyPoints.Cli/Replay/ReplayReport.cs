using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Sales;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>Says on the console what a replay did.</summary>
internal static class ReplayReport
{
    /// <summary>What the file holds, before anything is sent.</summary>
    public static void WritePlan(IAnsiConsole console, SalesFile file, ReplayPlan plan)
    {
        var lines = plan.Lines;
        var table = Table("In the file", "Lines");
        Row(table, "Read", file.Lines.Count);
        Row(table, "Sold to customers", lines.Sold.Count);
        Row(table, "Returned by customers", lines.CameBack.Count);
        Row(table, "Without a customer: nobody earns, not sent", lines.WithoutCustomer);
        Row(table, "Neither sale nor return: not sent", lines.NeitherNor.Count);
        Row(table, "Returns that match no earlier sale, or only in part", plan.Unmatched.Count);
        console.Write(table);
    }

    /// <summary>What became of it.</summary>
    public static void WriteOutcome(
        IAnsiConsole console, ReplayPlan plan, ReplayTally tally, TimeSpan elapsed, long retries)
    {
        var table = Table("Replayed", "Count");
        Row(table, "Members created", tally.MembersCreated);
        Row(table, "Members known before", tally.MembersFound);
        Row(table, "Orders", tally.Orders);
        Row(table, "Returns", tally.Returns);
        Row(table, "Of both, held by the service before", tally.Replayed);
        Row(table, "Units earned", tally.UnitsEarned);
        Row(table, "Units taken back", tally.UnitsTakenBack);
        Row(table, "Pieces returned that match no earlier sale", plan.Unmatched.Sum(one => one.Quantity));
        foreach (var (code, (count, _)) in tally.Refusals.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Row(table, $"Refused, {code}", count);
        if (tally.NotSent > 0) Row(table, "Returns not sent, their order was refused", tally.NotSent);
        Row(table, "Requests sent again", retries);
        table.AddRow("Elapsed", $"{elapsed.TotalSeconds:N1} s");
        table.AddRow("Orders and returns a second", $"{plan.Steps.Count / elapsed.TotalSeconds:N0}");
        console.Write(table);
        foreach (var (code, (_, first)) in tally.Refusals)
            console.MarkupLineInterpolated($"[red]First refusal, {code}:[/] {first}");
    }

    /// <summary>Why nothing was sent.</summary>
    public static void WriteFaults(IAnsiConsole console, IReadOnlyList<RowFault> faults)
    {
        console.MarkupLine("[red]The file cannot be sent:[/]");
        foreach (var fault in faults.Take(SalesFile.MostFaults))
            console.MarkupLineInterpolated($"row {fault.Row}: {fault.Detail}");
    }

    public static void WriteUnreachable(IAnsiConsole console, ServiceUnreachableException gone)
    {
        console.MarkupLineInterpolated($"[red]{gone.Message}[/]");
        console.WriteLine("Nothing that was answered is lost. The same command resumes.");
    }

    private static Table Table(string what, string count) =>
        new Table().Border(TableBorder.Simple).AddColumn(what)
            .AddColumn(new TableColumn(count).RightAligned());

    private static void Row(Table table, string what, long count) => table.AddRow(what, count.ToString("N0"));
}
