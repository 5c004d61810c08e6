using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Storage.Tests;

[NeedsCitus]
public sealed class CitusLedgerTests : LedgerSuite<CitusEngine>
{
    private const string Placed = "On a cluster the tables are migrated and placed before the test begins.";

    [Fact(Skip = Placed)]
    public override void Migrated_again_then_nothing_is_applied_twice() =>
        base.Migrated_again_then_nothing_is_applied_twice();

    [Fact(Skip = Placed)]
    public override Task Migrated_by_many_at_once_then_one_does_it() => base.Migrated_by_many_at_once_then_one_does_it();
}

/// <summary>Tests that run on a Citus cluster.</summary>
internal sealed class NeedsCitusAttribute : NeedsAttribute
{
    public override string? Missing => CitusEngine.ConnectionString is null
        ? $"{CitusEngine.Variable} names no database on the coordinator of a Citus cluster." : null;
}
