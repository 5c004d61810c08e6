using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>
/// Requests of every operation of the document a server gives, as it says, nearly so and hostile, by several clients
/// of two tenants at once, which go on with the ids they are answered. Whatever is asked: no 5xx but 503 for overload,
/// no answer that does not come, every refusal a problem document that the operation's document names, every success
/// as its schema says, nothing of another tenant, no error in the server's log, and a book that is sound.
/// </summary>
/// <param name="requests">How many are sent, over all clients.</param>
/// <param name="seed">Each client draws its own requests from it; how they fall together is up to the machine.</param>
public sealed class FuzzRun(int requests, int seed)
{
    private const int Clients = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, string> owners = new();
    private int sent;

    public FuzzReport Report { get; } = new();

    /// <summary>The document that was served.</summary>
    public Contract Contract { get; private set; } = null!;

    /// <param name="write">Takes what is found, as lines.</param>
    public async Task RunAsync(Database database, Action<string> write)
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Serilog__MinimumLevel__Override__LoyaltyPoints.Requests"] = "Warning" },
            database);
        Contract = await Contract.OfAsync(server.Api);
        var theirKey = await server.CreateTenantAsync();
        using var theirs = server.Api.With(theirKey);
        FuzzTenant[] tenants =
        [
            await FuzzTenant.OpenAsync(server.Api, ServerProcess.BootstrapKey, "ZqAlphaMark", owners, Contract),
            await FuzzTenant.OpenAsync(theirs, theirKey, "ZqOmegaMark", owners, Contract),
        ];

        var watch = Stopwatch.StartNew();
        // Each operation as the document shows it, in its order, so that there is something to go on with.
        foreach (var (tenant, other) in new[] { (tenants[0], tenants[1]), (tenants[1], tenants[0]) })
            await ClientAsync(server.Address, tenant, other, new Random(seed), firstPass: true);
        await Task.WhenAll(Enumerable.Range(1, Clients).Select(number => Task.Run(() => ClientAsync(
            server.Address, tenants[number % 2], tenants[(number + 1) % 2], new Random((seed * 1000) + number),
            firstPass: false))));
        var seconds = watch.Elapsed.TotalSeconds;

        foreach (var line in server.Output.Lines())
            if (IsError(line))
                Report.Fail($"an error in the server's log: {Place(line)}", () => line);
        var (exitCode, said) = await server.RunAsync(["verify"]);
        if (exitCode != 0) Report.Fail("verify", () => said);
        foreach (var line in Report.Lines()) write(line);
        write($"{Report.Requests:N0} requests in {seconds:0} s over {Contract.Operations.Count} operations, "
            + $"seed {seed}: {Report.Totals()}");
        write(exitCode == 0 ? $"verify: {said.Trim()}" : "verify failed");
        foreach (var failure in Report.Failures) write(failure);
    }

    private static bool IsError(string line) => line.Contains("\"Level\":\"Error\"", StringComparison.Ordinal)
        || line.Contains("\"Level\":\"Fatal\"", StringComparison.Ordinal);

    // The exception and where it was thrown.
    private static string Place(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.TryGetProperty("Exception", out var exception)
            ? string.Join('\n', exception.GetString()!.Split('\n').Where(
                row => !row.StartsWith("   at System.", StringComparison.Ordinal)).Take(3))
            : entry.RootElement.GetProperty("RenderedMessage").GetString()!;
    }

    private async Task ClientAsync(Uri address, FuzzTenant tenant, FuzzTenant other, Random random, bool firstPass)
    {
        using var wire = new Wire(address);
        var verdict = new Verdict(Contract);
        var maker = new RequestMaker(new ValueMaker(Contract), tenant.Known, other.Known, random);
        var weighted = Contract.Operations.SelectMany(
            one => Enumerable.Repeat(one, one.Method == "GET" ? 1 : 3)).ToArray();
        // What is read must have been made.
        var first = Contract.Operations.OrderBy(one => one.Method == "POST" ? 0 : 1).ToArray();
        for (var number = 0; !firstPass || number < Contract.Operations.Count; number++)
        {
            if (Interlocked.Increment(ref sent) > requests) return;
            var operation = firstPass ? first[number] : weighted[random.Next(weighted.Length)];
            var intent = firstPass ? Intent.Valid : random.Next(100) switch
            {
                < 40 => Intent.Valid, < 65 => Intent.Nearly, < 93 => Intent.Hostile, _ => Intent.Wire,
            };
            var key = tenant.Keys[firstPass || random.Next(8) > 0 ? 0 : random.Next(tenant.Keys.Count)];
            await AskAsync(wire, verdict, maker.Make(operation, intent, key), tenant.Known, other.Known, address);
        }
    }

    private async Task AskAsync(
        Wire wire, Verdict verdict, FuzzRequest request, Known known, Known others, Uri address)
    {
        using var patience = new CancellationTokenSource(Patience);
        WireAnswer answer;
        try
        {
            answer = await wire.SendAsync(
                request.ToBytes(address), isHead: false, request.Intent == Intent.Wire, request.EndsThere,
                patience.Token);
        }
        catch (OperationCanceledException)
        {
            Report.Add(request, "none");
            Report.Fail($"{request.Operation}: no answer within {Patience}", () => request.ToCurl(address));
            return;
        }

        Report.Add(request, answer.Status == 0 ? "closed" : $"{answer.Status}");
        if (verdict.Complaint(request, answer, others.Marker) is { } complaint)
            Report.Fail($"{request.Operation}: {complaint}", () => $"{request.ToCurl(address)}\n    -> {answer.Status} "
                + (answer.Text.Length > 600 ? answer.Text[..600] : answer.Text));
        if (answer.Status is < 200 or > 299 || !request.IsRouted || answer.Body.Length == 0) return;
        if (answer.Media is not ("application/json" or "application/x-ndjson")) return;
        foreach (var line in answer.Media == "application/json" ? [answer.Text] : answer.Text.Trim().Split('\n'))
        {
            using var json = JsonDocument.Parse(line);
            known.Learn(
                request.Operation, request.Target.Split('?')[0], answer.Headers.GetValueOrDefault("etag"),
                json.RootElement);
        }
    }
}
