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
        shops.Add(new Shop(dialect ?? engine.OpenMigrated(), clock, options));
        return shops[^1];
    }

    private FaultyDialect Faulty() => new(engine.OpenMigrated());

    private static WorkResult Failed(WorkResult result, string code)
    {
        Assert.Null(result.Answer);
        Assert.Equal(code, result.Refusal!.Code);
        return result;
    }
}
