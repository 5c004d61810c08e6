using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Tests.Postgres;

/// <summary>Tests that run on PostgreSQL.</summary>
internal sealed class NeedsPostgresAttribute : NeedsAttribute
{
    public override string? Missing => PostgresServer.Missing;
}
