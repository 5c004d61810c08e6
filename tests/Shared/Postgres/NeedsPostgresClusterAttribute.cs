using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Tests.Postgres;

/// <summary>Tests that kill PostgreSQL, and so need a cluster of their own.</summary>
internal sealed class NeedsPostgresClusterAttribute : NeedsAttribute
{
    public override string? Missing => PostgresInstallation.Missing is { } reason ? $"No PostgreSQL: {reason}" : null;
}
