using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.TenantExports;

/// <summary>
/// Takes a tenant in that was exported, from this engine or another: all of it or nothing, in one transaction. It keeps
/// its number, which its hash chains cover.
/// </summary>
public sealed class TenantImport(LedgerWriter writer, SqlDialect dialect)
{
    /// <returns>What was taken in, and how many rows.</returns>
    /// <exception cref="ExportException">
    /// The file is damaged or of another schema, the tenant is there already, or the database did not take it.
    /// </exception>
    public async Task<(ExportHeader Header, long Rows)> ReadAsync(string file)
    {
        if (Migrator.Missing(dialect) is [var missing, ..])
            throw new ExportException($"The database lacks the migration {missing.Name}: run `loyalty migrate`.");
        ExportHeader header;
        using (var reader = new ExportReader(file)) header = reader.Header;
        var schema = ExportFormat.SchemaOf(dialect.Name);
        if (header.Schema != schema)
        {
            throw new ExportException(
                $"The export is of schema {header.Schema}, this build is {schema}: export by a build of this one.");
        }

        var rows = 0L;
        var result = await writer.WriteAsync(new FunctionWork(0, null, batch =>
        {
            rows = 0;
            return Take(batch, header, file, ref rows);
        }));
        return result.Refusal is { } refusal ? throw new ExportException(refusal.Detail) : (header, rows);
    }

    private static WorkResult Take(Batch batch, ExportHeader header, string file, ref long rows)
    {
        var session = batch.Session;
        if (TenantList.All(session).Any(tenant => tenant.Id == header.TenantId))
        {
            return new Refusal(
                "tenant_exists",
                $"There is a tenant {header.TenantId} already; an imported one keeps its number, and is never mixed.");
        }

        var tables = TenantTable.All(session, session.CurrentTransaction, header.HasKeys)
            .ToDictionary(table => table.Name);
        using var reader = new ExportReader(file);
        RowInserts? inserts = null;
        try
        {
            foreach (var line in reader.Lines())
            {
                if (line.ValueKind == JsonValueKind.Object)
                {
                    inserts?.Finish();
                    inserts?.Dispose();
                    inserts = new RowInserts(session, TableOf(tables, line));
                    continue;
                }

                if (inserts is null) throw new ExportException("The export has a row of no table.");
                inserts.Add(line);
                rows++;
            }

            inserts?.Finish();
        }
        finally
        {
            inserts?.Dispose();
        }

        return new Answer(201, default);
    }

    // As the file has its columns: that may be another order than here.
    private static TenantTable TableOf(Dictionary<string, TenantTable> tables, JsonElement line)
    {
        var given = line.Deserialize<ExportTable>(ExportFormat.Json)!;
        if (!tables.TryGetValue(given.Table, out var table)
            || !given.Columns.Order().SequenceEqual(table.Columns.Order()))
            throw new ExportException($"The export's table {given.Table} is not as it is here.");
        var types = table.Columns.Zip(table.Types).ToDictionary(pair => pair.First, pair => pair.Second);
        return new TenantTable(table.Name, given.Columns, [.. given.Columns.Select(column => types[column])]);
    }
}
