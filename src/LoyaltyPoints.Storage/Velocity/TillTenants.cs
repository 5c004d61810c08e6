using Dapper;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>Tenants whose tills have something to be counted.</summary>
public static class TillTenants
{
    private const string Select = "SELECT DISTINCT tenant_id FROM till_journal ORDER BY tenant_id";

    public static IReadOnlyList<int> Waiting(Session session) =>
        [.. session.Connection.Query<long>(Select).Select(static tenant => (int)tenant)];
}
