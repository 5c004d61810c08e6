using System.Diagnostics.Metrics;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Telemetry;

/// <summary>The numbers of the writing path.</summary>
public sealed class MeterTests : IDisposable
{
    private readonly SqliteEngine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task A_batch_then_it_is_counted_by_kind_outcome_code_and_bucket()
    {
        using var shop = Open();
        var program = await shop.OpenAsync(HistoryProgram.All[0].Json());
        var member = await shop.EnrolAsync(program);
        Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, "before"))).Answer!.Status);
        using var heard = new Heard(shop.Writer.Meter);

        await shop.InOneBatchAsync(
            shop.Purchase(member, "before"), shop.Purchase(member, "1"), Redeem(3), Redeem(1_000_000));

        Assert.Equal(1, heard.Sum("loyalty.writes", "purchase", "replayed"));
        Assert.Equal(1, heard.Sum("loyalty.writes", "purchase", "recorded"));
        Assert.Equal(1, heard.Sum("loyalty.writes", "redemption", "recorded"));
        Assert.Equal(1, heard.Sum("loyalty.writes", "redemption", "refused"));
        Assert.Equal(1, heard.Sum("loyalty.refusals", "insufficient_units"));
        Assert.Equal(10, heard.Sum("loyalty.units.moved", "points", "issued", "available"));
        Assert.Equal(3, heard.Sum("loyalty.units.moved", "points", "available", "redeemed"));
        // The work that held the writer, and the batch of four.
        Assert.Equal([1, 4], heard.All("loyalty.batch.size"));
        Assert.Equal(2, heard.All("loyalty.commit.duration").Count(took => took > 0));
        Assert.Equal(2, heard.All("loyalty.batch.duration").Count(took => took > 0));

        Work Redeem(long units) =>
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, units), requestKey: null);
    }

    [Fact]
    public async Task Writes_wait_then_the_queue_shows_them_and_those_beyond_it_are_counted_as_overloaded()
    {
        using var shop = Open(new LedgerWriterOptions { QueueCapacity = 2 });
        var member = await shop.EnrolAsync(await shop.OpenAsync(HistoryProgram.All[0].Json()));
        using var heard = new Heard(shop.Writer.Meter);
        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);

        var results = Enumerable.Range(0, 3).Select(number => shop.WriteAsync(shop.Purchase(member, $"{number}")))
            .ToArray();
        heard.Look();

        Assert.Equal([2], heard.All("loyalty.queue.length"));
        Assert.Equal([2], heard.All("loyalty.queue.capacity"));
        Assert.Equal(1, heard.Sum("loyalty.refusals", "overloaded"));
        gate.Set();
        await held;
        await Task.WhenAll(results);
    }

    private Shop Open(LedgerWriterOptions? options = null)
    {
        var dialect = engine.Open();
        Migrator.Migrate(dialect, TimeProvider.System);
        return new Shop(dialect, options: options);
    }

    /// <summary>All that one meter has told.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly List<(string Name, double Value, string?[] Tags)> told = [];
        private readonly MeterListener listener = new();

        public Heard(Meter meter)
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter == meter) listening.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((one, value, tags, _) => Add(one, value, tags));
            listener.SetMeasurementEventCallback<long>((one, value, tags, _) => Add(one, value, tags));
            listener.SetMeasurementEventCallback<double>((one, value, tags, _) => Add(one, value, tags));
            listener.Start();
        }

        public void Look() => listener.RecordObservableInstruments();

        public IEnumerable<double> All(string name)
        {
            lock (told) return [.. told.Where(one => one.Name == name).Select(one => one.Value)];
        }

        public double Sum(string name, params string[] tags)
        {
            lock (told)
                return told.Where(one => one.Name == name && one.Tags.SequenceEqual(tags)).Sum(one => one.Value);
        }

        public void Dispose() => listener.Dispose();

        private void Add(Instrument one, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var words = tags.ToArray().Select(tag => tag.Value?.ToString()).ToArray();
            lock (told) told.Add((one.Name, value, words));
        }
    }
}
