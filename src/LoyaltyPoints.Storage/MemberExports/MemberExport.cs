using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.MemberExports;

/// <summary>Writes the rows that are of a member as JSON: names as columns have them, in camelCase.</summary>
public static class MemberExport
{
    private static readonly HashSet<string> NotShown = ["tenant_id", "member_id"];

    /// <summary>The names under which <see cref="Write"/> knows rows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. MemberTables.All.Select(static table => table.Name)];

    /// <summary>One table's rows, a JSON array.</summary>
    /// <param name="name">Of <see cref="Names"/>.</param>
    public static ReadOnlyMemory<byte> Write(Session session, int tenantId, Guid memberId, string name)
    {
        var select = MemberTables.All.First(table => table.Name == name).Select;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (IDictionary<string, object?> row in session.Connection.Query(
                select, new { tenantId, member = StoredId.Of(memberId) }, buffered: false))
            {
                json.WriteStartObject();
                foreach (var (column, value) in row)
                    if (!NotShown.Contains(column)) WriteField(json, column, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteField(Utf8JsonWriter json, string column, object? value)
    {
        var name = NameOf(column);
        switch (value)
        {
            case null or DBNull:
                json.WriteNull(name);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case Guid id:
                WriteId(json, name, id);
                break;
            case byte[] { Length: 16 } id when column.EndsWith("_id", StringComparison.Ordinal):
                WriteId(json, name, new Guid(id, bigEndian: true));
                break;
            case byte[] { Length: > 0 } document when document[0] is (byte)'{' or (byte)'[' && IsJson(document):
                json.WritePropertyName(name);
                json.WriteRawValue(document);
                break;
            case byte[] packed:
                json.WriteBase64String(name, packed);
                break;
            default:
                WriteNumber(json, column, name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // A hash, or what is packed, may begin as a document does.
    private static bool IsJson(byte[] bytes)
    {
        try
        {
            JsonDocument.Parse(bytes).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string column, string name, long number)
    {
        if (!IsInstant(column)) json.WriteNumber(name, number);
        else if (new Instant(number) is var at && at != Instant.Never && at != Instant.Beginning)
            json.WriteString(name, at.ToString());
        else json.WriteNull(name);
    }

    private static bool IsInstant(string column) => column.EndsWith("_at", StringComparison.Ordinal)
        || column.EndsWith("_until", StringComparison.Ordinal) || column is "period_from" or "period_to";

    private static void WriteId(Utf8JsonWriter json, string name, Guid id)
    {
        if (id == Guid.Empty) json.WriteNull(name);
        else json.WriteString(name, id.ToString("N"));
    }

    private static string NameOf(string column) => string.Concat(column.Split('_').Select(
        static (word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
