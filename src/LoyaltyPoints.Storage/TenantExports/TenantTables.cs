using System.Data.Common;
using Dapper;

namespace LoyaltyPoints.Storage.TenantExports;

/// <summary>The tables that hold what belongs to tenants, and what is to be done with their rows.</summary>
/// <param name="Types">What each column's values are here.</param>
internal sealed record TenantTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<Type> Types)
{
    private const string Tenant = "tenant_id";

    // What waits there for its place has it in a moment; and its numbers are the engine's own.
    private const string Outbox = "outbox";

    // Secrets; and two services that deliver to one receiver would tell it everything twice.
    private static readonly HashSet<string> Secret =
        ["api_keys", "key_quotas", "webhook_endpoints", "webhook_deliveries"];

    // In small letters, unlike the statements of this house: they are made for whatever tables there are.
    public string Select => $"select {string.Join(", ", Columns)} from {Name} where {Tenant} = @tenant";

    /// <summary>A statement that inserts so many rows, with parameters <c>@p0</c>, <c>@p1</c>, ...</summary>
    public string Insert(int rows)
    {
        var each = Enumerable.Range(0, rows).Select(row => "(" + string.Join(
            ", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(at => $"@p{at}")) + ")");
        return $"insert into {Name} ({string.Join(", ", Columns)}) values {string.Join(", ", each)}";
    }

    /// <summary>Every table with a tenant in it, in the order of their names.</summary>
    public static IReadOnlyList<TenantTable> All(Session session, DbTransaction? transaction, bool withKeys) =>
    [
        .. session.Connection
            .Query<(string Table, string Column)>(session.Dialect.SelectColumns, transaction: transaction)
            .GroupBy(row => row.Table, row => row.Column)
            .Where(table => table.Contains(Tenant) && table.Key != Outbox
                && (withKeys || !Secret.Contains(table.Key)))
            .OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(table => Of(session, transaction, table.Key, [.. table])),
    ];

    private static TenantTable Of(
        Session session, DbTransaction? transaction, string name, IReadOnlyList<string> columns)
    {
        using var command = session.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"select {string.Join(", ", columns)} from {name} where 1 = 0";
        using var reader = command.ExecuteReader();
        return new TenantTable(name, columns, [.. columns.Select((_, at) => reader.GetFieldType(at))]);
    }
}
