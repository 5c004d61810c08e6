using System.Text.RegularExpressions;
using LoyaltyPoints.Storage.Tests.Schema;
using LoyaltyPoints.Storage.Tests.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.Deploy;

/// <summary>The scripts give the service what its statements need, and nothing that they do not need.</summary>
public sealed partial class RightsTests
{
    // Migrations are another login's business; whether there are any is not.
    private static readonly IReadOnlyList<string> Needed =
    [
        .. NeededRights.Of(SqlServerStatements.All()
            .Where(one => one.Place is not ("the migrations" or "Migrator.Apply" or "Migrator.Script"))
            .Select(one => one.Text)),
    ];

    [Fact]
    public void On_sql_server_then_it_is_given_exactly_what_it_needs() =>
        Assert.Equal(Needed, Granted(DeployScript.Read("sqlserver", "rights.sql")));

    [Fact]
    public void On_postgres_then_it_is_given_exactly_what_it_needs() => Assert.Equal(Needed, InOrder(
        from Match grant in Grant().Matches(DeployScript.Read("postgres", "rights.sql"))
        from right in grant.Groups["rights"].Value.Split(',', StringSplitOptions.TrimEntries)
        from table in grant.Groups["tables"].Value.Split(',', StringSplitOptions.TrimEntries)
        select $"{right} ON {table}"));

    [Fact]
    public void The_ledger_is_never_changed_and_every_table_has_its_rights()
    {
        Assert.Equal(["INSERT ON ledger_entries", "SELECT ON ledger_entries"],
            Needed.Where(right => right.Contains("ledger_entries", StringComparison.Ordinal)));
        Assert.Equal(SqlServerSchema.Read().Select(table => table.Name).Order(),
            Needed.Select(right => right.Split(' ')[^1]).Distinct().Order());
    }

    [Fact]
    public void Rights_are_read_from_statements() => Assert.Equal(
        ["DELETE ON d", "INSERT ON a", "SELECT ON b", "SELECT ON c", "SELECT ON d", "UPDATE ON c"],
        NeededRights.Of(["INSERT INTO a (x) SELECT x FROM b", "UPDATE t SET x = 1 FROM c AS t", "DELETE FROM d"]));

    [Fact]
    public void Every_script_for_sql_server_is_t_sql()
    {
        Assert.Equal(["database.sql", "logins.sql", "rights.sql"], DeployScript.Names("sqlserver"));
        Assert.All(DeployScript.Names("sqlserver"), name => TSql.Parse(DeployScript.Read("sqlserver", name)));
    }

    private static IEnumerable<string> Granted(string sql) => InOrder(
        from batch in ((TSqlScript)TSql.Parse(sql)).Batches
        from grant in batch.Statements.OfType<GrantStatement>()
        from right in grant.Permissions
        let table = grant.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers[^1].Value
        select $"{right.Identifiers.Single().Value} ON {table}");

    private static IEnumerable<string> InOrder(IEnumerable<string> rights) => rights.Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^GRANT (?<rights>[A-Z, ]+) ON (?<tables>[a-z_,\s]+) TO loyalty_service;", RegexOptions.Multiline)]
    private static partial Regex Grant();
}
