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
    public override Task Migrated_by_ten_at_once_then_one_does_it() => base.Migrated_by_ten_at_once_then_one_does_it();

    [Fact(Skip = Placed)]
    public override void Asked_what_is_missing_then_all_or_nothing_and_nothing_is_applied() =>
        base.Asked_what_is_missing_then_all_or_nothing_and_nothing_is_applied();

    [Fact(Skip = Placed)]
    public override void The_script_is_run_by_hand_then_the_schema_is_current() =>
        base.The_script_is_run_by_hand_then_the_schema_is_current();
}

/// <summary>Tests that run on a Citus cluster.</summary>
internal sealed class NeedsCitusAttribute : NeedsAttribute
{
    public override string? Missing => CitusEngine.ConnectionString is null
        ? $"{CitusEngine.Variable} names no database on the coordinator of a Citus cluster." : null;
}
