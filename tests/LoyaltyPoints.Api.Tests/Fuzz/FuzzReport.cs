using System.Collections.Concurrent;
using System.Globalization;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>What was asked and answered. Safe for many threads.</summary>
public sealed class FuzzReport
{
    private readonly ConcurrentDictionary<(string Operation, string Outcome), int> counts = new();
    private readonly ConcurrentDictionary<Intent, int> intents = new();
    private readonly ConcurrentDictionary<string, (int Count, string First)> failures = new();

    public int Requests => intents.Values.Sum();

    public int Overloaded => Of("503");

    /// <summary>What was wrong, each kind once with its first request as a line for a shell.</summary>
    public IReadOnlyList<string> Failures =>
        [.. failures.OrderBy(one => one.Key).Select(one => $"{one.Value.Count} x {one.Key}\n    {one.Value.First}")];

    public void Add(FuzzRequest request, string outcome)
    {
        var operation = request.IsRouted ? request.Operation.ToString() : "(paths and bytes that are no operation's)";
        counts.AddOrUpdate((operation, outcome), 1, static (_, count) => count + 1);
        intents.AddOrUpdate(request.Intent, 1, static (_, count) => count + 1);
    }

    public void Fail(string what, Func<string> first) => failures.AddOrUpdate(
        what, _ => (1, first()), static (_, known) => (known.Count + 1, known.First));

    /// <summary>Whether each of these was answered with success at least once.</summary>
    public IEnumerable<Operation> NeverSucceeded(IEnumerable<Operation> operations) => operations.Where(operation =>
        !counts.Keys.Any(key => key.Operation == operation.ToString() && key.Outcome[0] == '2'));

    /// <summary>A line an operation: how often it was asked, and with which statuses it answered.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var operation in counts.GroupBy(row => row.Key.Operation).OrderBy(group => group.Key))
        {
            var statuses = operation.OrderBy(row => row.Key.Outcome)
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key.Outcome}: {row.Value}"));
            yield return $"{operation.Key,-62} {operation.Sum(row => row.Value),6}   {string.Join("  ", statuses)}";
        }

        yield return string.Join(", ", intents.OrderBy(one => one.Key).Select(one => $"{one.Key}: {one.Value:N0}"));
    }

    /// <summary>How many answers had each status.</summary>
    public string Totals() => string.Join("  ", counts.GroupBy(row => row.Key.Outcome).OrderBy(group => group.Key)
        .Select(group => $"{group.Key}: {group.Sum(row => row.Value):N0}"));

    private int Of(string outcome) => counts.Where(row => row.Key.Outcome == outcome).Sum(row => row.Value);
}
