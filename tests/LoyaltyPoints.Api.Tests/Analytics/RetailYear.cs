using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Replay;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>
/// The year of Online Retail, read for itself: lines with a customer, a quantity and a price above 0. Times are taken
/// for UTC, and each line's money is rounded to the penny.
/// </summary>
internal sealed class RetailYear
{
    private const int Clients = 16;
    private const int BatchSize = 100;

    private RetailYear(IReadOnlyList<RetailOrder> orders) => Orders = orders;

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<RetailOrder> Orders { get; }

    public static RetailYear Read()
    {
        var orders = new Dictionary<string, RetailOrder>();
        foreach (var line in RetailOracle.Read(RetailFactAttribute.File).Sold)
        {
            if (line.Price <= 0) continue;
            if (!orders.TryGetValue(line.Invoice, out var order))
                orders.Add(line.Invoice, order = new RetailOrder(line.Invoice, line.Customer, line.At));
            order.Add(line.At, line.Quantity, line.Price);
        }

        return new RetailYear([.. orders.Values.OrderBy(order => order.At, StringComparer.Ordinal)]);
    }

    /// <summary>Sends every order over HTTP, in batches, each by a member of its customer's name.</summary>
    public async Task LoadAsync(ApiClient api, string program)
    {
        var members = new ConcurrentDictionary<string, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Clients };
        await Parallel.ForEachAsync(Orders.Select(order => order.Customer).Distinct(), options, async (customer, _) =>
        {
            var body = new { externalId = customer, programs = new[] { program }, enrolledAt = "2009-01-01T00:00:00Z" };
            members[customer] = (string)(await api.PostAsync("/v1/members", body)).Expect(201).Json["id"]!;
        });
        await Parallel.ForEachAsync(Orders.Chunk(BatchSize), options, async (orders, _) =>
        {
            var answers = await api.PostBatchAsync(
                orders.Select(order => order.Body(members[order.Customer]).ToJsonString()));
            Assert.All(answers, answer => Assert.Equal(201, (int)answer["status"]!));
        });
    }
}

internal sealed class RetailOrder(string invoice, string customer, string at)
{
    private readonly List<(long Quantity, long Pence)> lines = [];

    public string Customer => customer;

    /// <summary>The first of its lines; as text like 2010-12-01 08:26:00, which sorts as it stands.</summary>
    public string At { get; private set; } = at;

    public string Month => At[..7];

    public DateOnly Day => DateOnly.ParseExact(At[..10], "yyyy-MM-dd");

    public long Pence => lines.Sum(line => line.Pence);

    public long Pieces => lines.Sum(line => line.Quantity);

    public void Add(string lineAt, long quantity, decimal price)
    {
        if (string.CompareOrdinal(lineAt, At) < 0) At = lineAt;
        lines.Add((quantity, (long)Math.Round(quantity * price * 100, MidpointRounding.AwayFromZero)));
    }

    public JsonObject Body(string member) => new()
    {
        ["source"] = "retail", ["externalId"] = invoice, ["occurredAt"] = $"{At[..10]}T{At[11..]}Z",
        ["member"] = new JsonObject { ["id"] = member }, ["currency"] = "GBP", ["total"] = Pence,
        ["lines"] = new JsonArray(
        [
            .. lines.Select((line, index) => new JsonObject
            {
                ["id"] = $"{index}", ["quantity"] = line.Quantity, ["amount"] = line.Pence,
            }),
        ]),
    };
}
