using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>Tests that run on SQL Server.</summary>
internal sealed class NeedsSqlServerAttribute : NeedsAttribute
{
    public override string? Missing => SqlServerServer.Missing;
}
