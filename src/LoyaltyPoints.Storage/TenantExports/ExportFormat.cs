using System.Text.Json;
using LoyaltyPoints.Storage.Migrations;

namespace LoyaltyPoints.Storage.TenantExports;

/// <summary>An export cannot be made, or not be taken in; the message is for the operator.</summary>
public sealed class ExportException(string message) : Exception(message);

/// <summary>
/// The file of a tenant: gzip over lines of JSON. The first says what it is (<see cref="ExportHeader"/>); then, for
/// each table, its name and columns, and its rows, each an array in the order of the columns; the last says how many
/// rows there are. Numbers and texts are JSON's own, ids and bytes <c>{"b": base64}</c>, ids big-endian: alike from
/// every engine.
/// </summary>
internal static class ExportFormat
{
    public const int Version = 1;

    public const string Bytes = "b";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>The schema that a build's tables have: its newest migration.</summary>
    public static string SchemaOf(string dialect) => Migration.All(dialect)[^1].Name;
}

/// <param name="Format">The version of the form.</param>
/// <param name="Schema">The newest migration: rows fit into no other schema.</param>
/// <param name="HasKeys">Whether the hashes of its API keys are in it.</param>
public sealed record ExportHeader(
    int Format, string Schema, int TenantId, string Tenant, bool IsTest, DateTimeOffset AsOf, bool HasKeys);

/// <summary>What the rows are of that follow.</summary>
internal sealed record ExportTable(string Table, IReadOnlyList<string> Columns);

/// <summary>The last line; without it the file was cut off.</summary>
internal sealed record ExportEnd(long Rows);
