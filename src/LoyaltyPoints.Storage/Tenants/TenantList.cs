using System.Data.Common;
using Dapper;

namespace LoyaltyPoints.Storage.Tenants;

/// <summary>A merchant.</summary>
/// <param name="IsTest">Whether its keys begin with <c>lpk_test_</c>.</param>
public sealed record TenantRecord(int Id, string Name, bool IsTest);

/// <summary>All tenants of a database: for its operator, never for a caller.</summary>
public static class TenantList
{
    private const string Select = "SELECT tenant_id, name, is_test FROM tenants ORDER BY tenant_id";

    public static IReadOnlyList<TenantRecord> All(Session session) => All(session, session.CurrentTransaction);

    /// <summary>As the transaction sees them.</summary>
    internal static IReadOnlyList<TenantRecord> All(Session session, DbTransaction? transaction) =>
        [.. session.Connection.Query<(long Id, string Name, long IsTest)>(Select, transaction: transaction)
            .Select(row => new TenantRecord((int)row.Id, row.Name, row.IsTest != 0))];
}
