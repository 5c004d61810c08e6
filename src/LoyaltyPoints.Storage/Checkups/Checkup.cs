using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Checkups;

/// <summary>
/// Looks at a database as the service would use it, from whether it is there to whether anything is behind. It changes
/// nothing, and may run beside the service.
/// </summary>
public static class Checkup
{
    private const string UpdateNothing = "UPDATE leases SET token = token WHERE name = @name";

    /// <summary>In order; where one makes the next ones meaningless, it is the last.</summary>
    public static IEnumerable<CheckupFinding> Run(SqlDialect dialect, TimeProvider clock)
    {
        if (dialect.DataFile is { } file)
        {
            foreach (var finding in DiskCheckup.Run(file)) yield return finding;
            if (!File.Exists(file)) yield break;
        }

        var reached = Try(dialect, "database", () =>
        {
            dialect.OpenReader(mayLag: false).Dispose();
            return CheckupFinding.Good("database", $"{dialect.Name} answers.");
        });
        yield return reached;
        if (reached.Health == Health.Bad) yield break;
        var schema = Try(dialect, "schema", () => Schema(dialect));
        yield return schema;
        if (schema.Health != Health.Good) yield break;
        yield return Try(dialect, "rights", () => Rights(dialect));
        foreach (var needed in dialect.NeededSettings)
            yield return Try(dialect, needed.Name, () => Set(dialect, needed));
        using var readers = new ReadPool(dialect);
        yield return Try(dialect, "clock", () => readers.Read(session => ClockCheckup.Run(session, clock)));
        foreach (var look in LagCheckup.All)
            yield return Try(dialect, look.Name, () => look.Run(readers, clock));
    }

    private static CheckupFinding Try(SqlDialect dialect, string check, Func<CheckupFinding> look)
    {
        try
        {
            return look();
        }
        catch (DbException refused)
        {
            return CheckupFinding.Bad(check, refused.Message, dialect.IsPermissionDenied(refused)
                ? "Give the service's login its rights: deploy/README.md."
                : "See that the database runs and that ConnectionStrings__Loyalty names it.");
        }
        catch (SchemaMismatchException unlike)
        {
            return CheckupFinding.Bad(check, unlike.Message, "Run the build that made this database, or a later one.");
        }
    }

    private static CheckupFinding Schema(SqlDialect dialect)
    {
        var missing = Migrator.Missing(dialect);
        return missing.Count == 0 ? CheckupFinding.Good("schema", $"As this build has it.")
            : CheckupFinding.Warn(
                "schema", $"{missing.Count} migrations are missing, from {missing[0].Name} on.",
                "Run `loyalty migrate` by the login that owns the schema; or the service applies them when it starts.");
    }

    private static CheckupFinding Rights(SqlDialect dialect)
    {
        using var session = new WriteProbe(dialect);
        session.Run(UpdateNothing);
        return CheckupFinding.Good("rights", "This login may write.");
    }

    private static CheckupFinding Set(SqlDialect dialect, EngineSetting needed)
    {
        using var session = new WriteProbe(dialect);
        var value = session.Ask(needed.Sql);
        return needed.Good.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? CheckupFinding.Good(needed.Name, $"It is {value}.")
            : CheckupFinding.Bad(needed.Name, $"It is {value}.", needed.Advice);
    }
}
