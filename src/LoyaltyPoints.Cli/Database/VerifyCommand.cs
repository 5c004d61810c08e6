using System.CommandLine;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty verify</c>: walks every account of every tenant: hash chain, balances, trial balance. Exit code 1, and
/// the
/// first entry that does not fit of each account at fault, where something is wrong.
/// </summary>
internal static class VerifyCommand
{
    /// <summary>More would scroll the first, which says most, out of sight.</summary>
    private const int MostFindings = 20;

    public static Command Create()
    {
        var command = new Command("verify", "Prove the whole book: chains, balances, trial balance.");
        new DatabaseOptions().Run(command, (_, dialect, console, _) => Task.FromResult(Verify(dialect, console)));
        return command;
    }

    private static int Verify(SqlDialect dialect, IAnsiConsole console)
    {
        using var readers = new ReadPool(dialect);
        var reports = readers.Read(session => TenantList.All(session).Select(tenant => (Tenant: tenant,
            Report: console.Status().Start(tenant.Name, status => BookVerifier.Verify(session, tenant.Id,
                walked => status.Status = $"{tenant.Name.EscapeMarkup()}: {walked:N0} accounts")))).ToList());
        console.Write(Table(reports.SelectMany(one => one.Report.Programs)));
        foreach (var (tenant, report) in reports) WriteFindings(console, tenant, report);
        var (accounts, entries) = (reports.Sum(one => one.Report.Accounts), reports.Sum(one => one.Report.Entries));
        var sound = reports.TrueForAll(one => one.Report.IsSound);
        console.MarkupLineInterpolated(
            $"{accounts:N0} accounts, {entries:N0} entries: {(sound ? "all fits." : "something does NOT fit.")}");
        return sound ? 0 : 1;
    }

    private static void WriteFindings(IAnsiConsole console, TenantRecord tenant, BookReport report)
    {
        foreach (var (tenantId, memberId, programId, finding) in report.Findings.Take(MostFindings))
        {
            // What is no member's says itself what it is.
            if (memberId == Guid.Empty)
            {
                console.MarkupLineInterpolated($"[red]Tenant {tenantId}:[/] {finding.Detail}");
                continue;
            }

            var entry = finding.EntryId is { } id
                ? new MemberOwnedId(id, memberId).Format(PublicId.Entry)
                : memberId == Guid.Empty ? "no member's" : "the account";
            console.MarkupLineInterpolated($"""
                [red]Tenant {tenantId}, {PublicId.Format(PublicId.Member, memberId)}, {PublicId.Format(PublicId.Program,
                    programId)}, {entry}:[/] {finding.Detail}
                """);
        }

        if (report.Findings.Count > MostFindings)
            console.MarkupLineInterpolated($"[red]And {report.Findings.Count - MostFindings} accounts more.[/]");
        if (report.Missing > 0)
            console.MarkupLineInterpolated($"[red]{tenant.Name}: {report.Missing} entries belong to no chain.[/]");
    }

    // Upright, because nine columns of numbers do not fit into eighty characters.
    private static Table Table(IEnumerable<TrialBalance> programs)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Tenant").AddColumn("Program").AddColumn("Bucket")
            .AddColumn(new TableColumn("Units").RightAligned());
        foreach (var program in programs)
        {
            table.AddRow(program.TenantId.ToString(), PublicId.Format(PublicId.Program, program.ProgramId));
            foreach (var (bucket, units) in program.Buckets.Index().Where(row => row.Item != 0))
                table.AddRow("", "", ((Bucket)bucket).ToString(), units.ToString("N0"));
            table.AddRow("", "", "Sum", program.Buckets.Sum().ToString("N0"));
        }

        return table;
    }
}
