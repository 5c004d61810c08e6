using LoyaltyPoints.Cli.Sales;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>Says on the console what a replay did.</summary>
internal static class ReplayReport
{
    /// <summary>What the file holds, before anything is sent.</summary>
    public static void WriteContent(IAnsiConsole console, SalesFile file, SalesContent content)
    {
        var lines = content.Lines;
        var table = Table("In the file", "Lines");
        Row(table, "Read", file.Lines.Count);
        Row(table, "Sold to customers", lines.Sold.Count);
        Row(table, "Returned by customers", lines.CameBack.Count);
        Row(table, "Without a customer: nobody earns, not sent", lines.WithoutCustomer);
        Row(table, "Neither sale nor return: not sent", lines.NeitherNor.Count);
        Row(table, "Returns that match no earlier sale, or only in part", content.Unmatched.Count);
        console.Write(table);
    }

    /// <summary>What became of it.</summary>
    /// <param name="further">Rows to show before the times.</param>
    public static void WriteOutcome(
        IAnsiConsole console, ReplayTally tally, TimeSpan elapsed,
        params IEnumerable<(string What, long Count)> further)
    {
        var table = Table("Replayed", "Count");
        Row(table, "Members created", tally.MembersCreated);
        Row(table, "Members known before", tally.MembersFound);
        Row(table, "Orders", tally.Orders);
        Row(table, "Returns", tally.Returns);
        Row(table, "Of both, held by the service before", tally.Replayed);
        Row(table, "Units earned", tally.UnitsEarned);
        Row(table, "Units taken back", tally.UnitsTakenBack);
        foreach (var (status, count) in tally.EarnedNothing.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Row(table, $"Orders that could not earn, {status}", count);
        foreach (var (code, (count, _)) in tally.Refusals.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Row(table, $"Refused, {code}", count);
        if (tally.NotSent > 0) Row(table, "Returns not sent, their order was refused", tally.NotSent);
        foreach (var (what, count) in further) Row(table, what, count);
        table.AddRow("Elapsed", $"{elapsed.TotalSeconds:N1} s");
        table.AddRow("Orders and returns a second", $"{(tally.Orders + tally.Returns) / elapsed.TotalSeconds:N0}");
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

    private static Table Table(string what, string count) =>
        new Table().Border(TableBorder.Simple).AddColumn(what)
            .AddColumn(new TableColumn(count).RightAligned());

    private static void Row(Table table, string what, long count) => table.AddRow(what, count.ToString("N0"));
}
