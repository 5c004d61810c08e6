using System.Collections.Concurrent;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Cli.Replay;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>Sends a shop's sales in batches and its returns one by one: each customer's in the order of time.</summary>
internal sealed class FiveShop(ApiClient api)
{
    private const int Clients = 8;
    private const int LinesPerBatch = 200;

    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = Clients };

    private readonly ConcurrentDictionary<string, string> purchaseIds = new();

    /// <summary>By customer.</summary>
    public ConcurrentDictionary<string, string> MemberIds { get; } = new();

    public Task EnrolAsync(IEnumerable<string> customers, string[] programs) => Parallel.ForEachAsync(
        customers, Parallelism, async (externalId, _) =>
        {
            var body = new { externalId, programs, enrolledAt = "2010-12-01T00:00:00Z" };
            MemberIds[externalId] = (string)(await api.PostAsync("/v1/members", body)).Expect(201).Json["id"]!;
        });

    public Task SendAsync(IReadOnlyList<ReplayStep> steps) =>
        Parallel.ForEachAsync(new ReplayPlan(steps).Shards(Clients), Parallelism, async (shard, _) =>
        {
            var waiting = new List<SaleOrder>();
            foreach (var step in shard)
            {
                if (step.Return is { } back)
                {
                    if (waiting.Exists(order => order.Customer == step.Order.Customer)) await FlushAsync(waiting);
                    await SendAsync(back);
                    continue;
                }

                waiting.Add(step.Order);
                if (waiting.Count == LinesPerBatch) await FlushAsync(waiting);
            }

            await FlushAsync(waiting);
        });

    private async Task FlushAsync(List<SaleOrder> waiting)
    {
        if (waiting.Count == 0) return;
        var answers = await api.PostBatchAsync(waiting.Select(order => ApiClient.Node(new
        {
            source = "online-retail", externalId = order.Invoice, occurredAt = order.At,
            member = new { externalId = order.Customer }, currency = "GBP", total = order.Total,
            lines = order.Lines.Select(line => new { id = line.Id, quantity = line.Quantity, amount = line.Amount }),
        }).ToJsonString()));
        foreach (var (order, answer) in waiting.Zip(answers))
        {
            Assert.True((int)answer["status"]! == 201, answer.ToJsonString());
            purchaseIds[order.Invoice] = (string)answer["purchase"]!["id"]!;
        }

        waiting.Clear();
    }

    private async Task SendAsync(SaleReturn back) => (await api.PostAsync(
        $"/v1/purchases/{purchaseIds[back.Order.Invoice]}/returns",
        new
        {
            source = "online-retail", externalId = $"{back.Invoice}/{back.Order.Invoice}", occurredAt = back.At,
            lines = back.Lines.Select(line => new { lineId = line.LineId, quantity = line.Quantity }),
        })).Expect(201);
}
