using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>What every engine must do, on a fresh database for each test.</summary>
public abstract partial class LedgerSuite<TEngine> : IDisposable
    where TEngine : IEngine, new()
{
    private static readonly string Plain = HistoryProgram.All[0].Json();

    private readonly TEngine engine = new();
    private readonly List<Shop> shops = [];

    public void Dispose()
    {
        foreach (var shop in shops) shop.Dispose();
        engine.Dispose();
    }

    private Shop NewShop(FaultyDialect? dialect = null, LedgerWriterOptions? options = null, ManualClock? clock = null)
    {
        var opened = dialect ?? engine.Open();
        Migrator.Migrate(opened, TimeProvider.System);
        shops.Add(new Shop(opened, clock, options));
        return shops[^1];
    }

    private FaultyDialect Faulty() => new(engine.Open());

    private static WorkResult Failed(WorkResult result, string code)
    {
        Assert.Null(result.Answer);
        Assert.Equal(code, result.Refusal!.Code);
        return result;
    }
}
