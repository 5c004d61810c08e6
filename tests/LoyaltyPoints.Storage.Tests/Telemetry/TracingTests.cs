using System.Diagnostics;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Telemetry;

/// <summary>What the traces of requests show of their batch.</summary>
public sealed class TracingTests : IDisposable
{
    private readonly SqliteEngine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Two_requests_of_one_batch_then_it_is_linked_to_both_and_they_to_it()
    {
        using var shop = Open(engine.Open());
        var member = await MemberAsync(shop);
        using var recorder = new Recorder();

        var requests = await InOneBatchAsync(shop, recorder, shop.Purchase(member, "1"), shop.Purchase(member, "2"));

        var batch = Assert.Single(recorder.BatchesOf(requests));
        Assert.Equal(Tracing.Batch, batch.OperationName);
        Assert.Equal(default, batch.ParentSpanId);
        Assert.Equal(requests.Select(one => one.SpanId), batch.Links.Select(link => link.Context.SpanId));
        Assert.DoesNotContain(batch.TraceId, requests.Select(one => one.TraceId));
        Assert.All(requests, request => Assert.Equal(batch.SpanId, Assert.Single(request.Links).Context.SpanId));
        Assert.Equal(2, batch.GetTagItem("loyalty.batch.size"));
        var trips = recorder.Below(batch);
        // There may be nothing to load beside the accounts.
        Assert.Equal(
            ["lock", "save", "commit"], trips.Select(trip => trip.OperationName).Where(name => name != "load"));
        Assert.All(trips, trip => Assert.Equal(ActivityKind.Client, trip.Kind));
        Assert.All(trips, trip => Assert.Equal("sqlite", trip.GetTagItem("db.system.name")));
    }

    [Fact]
    public async Task More_requests_than_a_span_should_name_then_some_are_and_every_one_names_the_batch()
    {
        using var shop = Open(engine.Open());
        var member = await MemberAsync(shop);
        using var recorder = new Recorder();
        var works = Enumerable.Range(0, Tracing.MostLinks + 2).Select(number => shop.Purchase(member, $"{number}"));

        var requests = await InOneBatchAsync(shop, recorder, [.. works]);

        var batch = Assert.Single(recorder.BatchesOf(requests));
        Assert.Equal(Tracing.MostLinks, batch.Links.Count());
        Assert.All(requests, request => Assert.Single(request.Links));
    }

    [Theory]
    [InlineData(ActivitySamplingResult.PropagationData)]
    [InlineData(ActivitySamplingResult.AllData)]
    public async Task A_request_is_not_recorded_then_neither_is_its_batch(ActivitySamplingResult result)
    {
        using var shop = Open(engine.Open());
        var member = await MemberAsync(shop);
        using var recorder = new Recorder(result);

        var requests = await InOneBatchAsync(shop, recorder, shop.Purchase(member, "1"));

        Assert.Empty(requests[0].Links);
        Assert.Empty(recorder.BatchesOf(requests));
    }

    [Fact]
    public async Task An_attempt_fails_then_the_batch_says_so_without_its_words()
    {
        var dialect = new FaultyDialect(engine.Open());
        using var shop = Open(dialect);
        var member = await MemberAsync(shop);
        using var recorder = new Recorder();
        var first = dialect.Begins;
        dialect.OnBegin = number =>
        {
            if (number == first + 2) throw engine.Transient();
        };

        var requests = await InOneBatchAsync(shop, recorder, shop.Purchase(member, "1"));

        var told = Assert.Single(Assert.Single(recorder.BatchesOf(requests)).Events);
        Assert.Equal("attempt failed", told.Name);
        Assert.Equal(
            [new("loyalty.batch.attempt", 1), new("error.type", engine.Transient().GetType().FullName)], told.Tags);
    }

    private static Shop Open(SqlDialect dialect)
    {
        Migrator.Migrate(dialect, TimeProvider.System);
        return new Shop(dialect);
    }

    private static async Task<Guid> MemberAsync(Shop shop) =>
        await shop.EnrolAsync(await shop.OpenAsync(HistoryProgram.All[0].Json()));

    private static async Task<Activity[]> InOneBatchAsync(Shop shop, Recorder recorder, params Work[] works)
    {
        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);
        var (requests, results) = (new List<Activity>(), new List<Task<WorkResult>>());
        foreach (var work in works)
        {
            requests.Add(recorder.Request(() => shop.WriteAsync(work), out var result));
            results.Add(result);
        }

        gate.Set();
        await held;
        Assert.All(await Task.WhenAll(results), result => Assert.Equal(201, result.Answer?.Status));
        foreach (var request in requests) request.Stop();
        return [.. requests];
    }
}
