using System.Buffers;
using System.Data;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LoyaltyPoints.Storage.Sets;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>Sends all statements of a round trip as one command, their sets as JSON.</summary>
internal static class SqlServerSets
{
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    public static void Run(Session session, IReadOnlyList<SetStep> steps)
    {
        using var command = new SqlCommand
        {
            Connection = (SqlConnection)session.Connection,
            Transaction = (SqlTransaction?)session.CurrentTransaction,
        };
        var text = new StringBuilder();
        for (var at = 0; at < steps.Count; at++)
        {
            text.Append(SqlServerText.Of(steps[at].Rows.Statement).Replace("@rows", $"@rows{at}")).Append('\n');
            command.Parameters.Add($"@rows{at}", SqlDbType.NVarChar, -1).Value = Json(steps[at].Rows);
        }

        command.CommandText = text.ToString();
        using var reader = command.ExecuteReader();
        var row = new SqlServerRow(reader);
        foreach (var step in steps)
        {
            while (reader.Read())
            {
                if (step.Each is null) step.Affected = reader.GetInt32(0);
                else step.Each(row);
            }

            reader.NextResult();
        }
    }

    internal static string Json(RowSet rows)
    {
        var buffer = new ArrayBufferWriter<byte>(64 + rows.Count * 128);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            for (var row = 0; row < rows.Count; row++)
            {
                json.WriteStartArray();
                for (var at = 0; at < rows.Statement.Input.Count; at++) Write(json, rows, at, row);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, RowSet rows, int column, int row)
    {
        switch (rows.Statement.Input[column].Kind)
        {
            case ColumnKind.Int:
                json.WriteNumberValue(rows.Column<int>(column)[row]);
                break;
            case ColumnKind.Long:
                json.WriteNumberValue(rows.Column<long>(column)[row]);
                break;
            case ColumnKind.Id:
                json.WriteBase64StringValue(rows.Column<Guid>(column)[row].ToByteArray(bigEndian: true));
                break;
            case ColumnKind.Text:
                json.WriteStringValue(rows.Column<string?>(column)[row]);
                break;
            default:
                json.WriteBase64StringValue(rows.Column<byte[]>(column)[row]);
                break;
        }
    }
}
