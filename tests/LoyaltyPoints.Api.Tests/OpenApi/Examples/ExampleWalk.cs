using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using LoyaltyPoints.Api.Tests.Fuzz;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.OpenApi.Examples;

/// <summary>
/// Sends the example of every operation, with the ids of what is there in the place of its ids, until each was answered
/// with success: one that needs what another makes is tried again after it.
/// </summary>
/// <param name="keys">API keys, of which one has the scope.</param>
public sealed class ExampleWalk(Contract contract, ApiClient api, params string[] keys)
{
    private const int Rounds = 6;
    private const int Tries = 12;

    private readonly SchemaCheck schemas = new(contract);
    private readonly Random random = new(1);
    private readonly Dictionary<Operation, string> last = [];
    private List<Operation> left = [];

    /// <summary>What the answers have told.</summary>
    public Known Known { get; } = new("none", new ConcurrentDictionary<string, string>());

    /// <summary>What was answered with success and not as its schema says.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The operations that were not answered with success, with their last answer.</summary>
    public IReadOnlyList<(Operation Operation, string? Answer)> Left =>
        [.. left.Select(one => (one, last.GetValueOrDefault(one)))];

    public async Task RunAsync(IEnumerable<Operation> operations)
    {
        // What takes away comes last.
        left = operations.OrderBy(one => one.Method switch { "POST" => 0, "DELETE" => 2, _ => 1 }).ToList();
        var maker = new RequestMaker(new ValueMaker(contract), Known, Known, random) { IsAsShown = true };
        List<Operation> done = [];
        using var wire = new Wire(api.Address);
        for (var round = 0; round < Rounds && left.Count > 0; round++)
        {
            // What was made once may have been used up meanwhile.
            foreach (var operation in done.Where(one => one.Method == "POST"))
                await TryAsync(wire, maker.Make(operation, Intent.Valid, keys[0]));
            foreach (var operation in left.ToArray())
            {
                for (var number = 0; number < Tries; number++)
                {
                    var request = maker.Make(operation, Intent.Valid, keys[number % keys.Length]);
                    if (!await TryAsync(wire, request)) continue;
                    left.Remove(operation);
                    done.Add(operation);
                    break;
                }
            }
        }
    }

    private async Task<bool> TryAsync(Wire wire, FuzzRequest request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var answer = await wire.SendAsync(
            request.ToBytes(api.Address), isHead: false, fresh: false, endsThere: false, patience.Token);
        var operation = request.Operation;
        if (answer.Status is < 200 or > 299)
        {
            var sent = request.Body is null ? "" : Encoding.UTF8.GetString(request.Body);
            // That another key has the scope is no news.
            if (answer.Status != 403 || !last.ContainsKey(operation))
                last[operation] = $"{answer.Status} {answer.Text}\n    to {request.Target} {sent}";
            return false;
        }

        if (!operation.Answers.TryGetValue(answer.Status, out var documented))
            Complaints.Add($"{operation}: {answer.Status} is not in the document");
        else if (answer.Body.Length > 0) Judge(request, answer, documented);
        return true;
    }

    private void Judge(FuzzRequest request, WireAnswer answer, OperationAnswer documented)
    {
        if (answer.Media is null || !documented.Schemas.TryGetValue(answer.Media, out var schema))
        {
            Complaints.Add($"{request.Operation}: {answer.Media} is not in the document");
            return;
        }

        var isOne = answer.Media == "application/json";
        if (!isOne && answer.Media != "application/x-ndjson") return;
        foreach (var line in isOne ? [answer.Text] : answer.Text.Trim().Split('\n'))
        {
            using var json = JsonDocument.Parse(line);
            if (isOne && schemas.Complaint(schema, json.RootElement) is { } complaint)
                Complaints.Add($"{request.Operation}: {complaint}");
            Known.Learn(
                request.Operation, request.Target.Split('?')[0], answer.Headers.GetValueOrDefault("etag"),
                json.RootElement);
        }
    }
}
