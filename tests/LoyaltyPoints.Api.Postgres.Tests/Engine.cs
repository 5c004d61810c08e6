using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>The engine on which this project runs the tests over HTTP.</summary>
internal static class Engine
{
    public static Database CreateDatabase() => new PostgresDatabase();
}
