using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Storage.TenantExports;

/// <summary>Writes a whole tenant into a file, as of one instant, beside the service.</summary>
public sealed class TenantExport(SqlDialect dialect, TimeProvider clock)
{
    /// <param name="withKeys">Whether the hashes of its API keys are exported, so that its callers need no new
    /// ones.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="ExportException">
    /// There is no such tenant, there is a file already, or the schema is not this build's.
    /// </exception>
    public long Write(int tenantId, string file, bool withKeys)
    {
        if (File.Exists(file)) throw new ExportException($"There is a {file} already.");
        if (Migrator.Missing(dialect) is [var missing, ..])
            throw new ExportException($"The database lacks the migration {missing.Name}: run `loyalty migrate`.");
        var unfinished = file + ".unfinished";
        try
        {
            long rows;
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                using (var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
                using (var lines = new BufferedStream(packed, 1 << 16)) rows = Write(tenantId, lines, withKeys);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file);
            return rows;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private long Write(int tenantId, Stream lines, bool withKeys)
    {
        using var session = new Session(dialect, dialect.OpenReader(mayLag: false));
        using var snapshot = dialect.BeginSnapshot(session.Connection);
        var tenant = TenantList.All(session, snapshot).FirstOrDefault(one => one.Id == tenantId)
            ?? throw new ExportException($"There is no tenant {tenantId}.");
        Say(lines, new ExportHeader(
            ExportFormat.Version, ExportFormat.SchemaOf(dialect.Name), tenantId, tenant.Name, tenant.IsTest,
            clock.GetUtcNow(), withKeys));
        var rows = 0L;
        foreach (var table in TenantTable.All(session, snapshot, withKeys))
        {
            Say(lines, new ExportTable(table.Name, table.Columns));
            rows += WriteRows(session, snapshot, table, tenantId, lines);
        }

        Say(lines, new ExportEnd(rows));
        return rows;
    }

    private static long WriteRows(
        Session session, DbTransaction snapshot, TenantTable table, int tenantId, Stream lines)
    {
        using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (snapshot, table.Select, 0);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@tenant", tenantId);
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        // Not over the stream itself, which it would flush after each row.
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line);
        var rows = 0L;
        for (; reader.Read(); rows++)
        {
            json.Reset();
            json.WriteStartArray();
            for (var at = 0; at < table.Columns.Count; at++) WriteValue(json, reader.GetValue(at));
            json.WriteEndArray();
            json.Flush();
            lines.Write(line.WrittenSpan);
            lines.WriteByte((byte)'\n');
            line.ResetWrittenCount();
        }

        return rows;
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Guid id:
                WriteBytes(json, id.ToByteArray(bigEndian: true));
                break;
            case byte[] bytes:
                WriteBytes(json, bytes);
                break;
            case DBNull:
                json.WriteNullValue();
                break;
            default:
                throw new ExportException($"A {value.GetType().Name} is stored, which exports do not know.");
        }
    }

    private static void WriteBytes(Utf8JsonWriter json, byte[] bytes)
    {
        json.WriteStartObject();
        json.WriteBase64String(ExportFormat.Bytes, bytes);
        json.WriteEndObject();
    }

    private static void Say<T>(Stream lines, T line)
    {
        JsonSerializer.Serialize(lines, line, ExportFormat.Json);
        lines.WriteByte((byte)'\n');
    }
}
