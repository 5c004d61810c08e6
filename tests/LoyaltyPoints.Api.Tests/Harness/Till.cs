using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Something a till wants done: what it sends, always the same, and what it was answered first.</summary>
public sealed class Write(string path, string body, string idempotencyKey, string member, long units)
{
    public string Path { get; } = path;

    public string Body { get; } = body;

    public string IdempotencyKey { get; } = idempotencyKey;

    public string Member { get; } = member;

    /// <summary>What it does to the member's balance by the test's own arithmetic.</summary>
    public long Units { get; } = units;

    public Answer? Answered { get; set; }
}

/// <summary>
/// A client that never forgets: it notes each write before sending it, sends the same again until it is answered, and
/// can at any time send everything once more. Three of four writes are purchases (one unit per 10.00), one spends.
/// </summary>
/// <param name="pause">After each write that was answered.</param>
public sealed class Till(
    ApiClient api, string name, string program, IReadOnlyList<string> members, int seed, TimeSpan pause = default)
{
    private readonly Random random = new(seed);
    private readonly List<Write> writes = [];
    private int answered;

    /// <summary>Everything sent so far; to be read only while no work is going on.</summary>
    public IReadOnlyList<Write> Writes => writes;

    /// <summary>How many writes were answered so far; may be read at any time.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>Writes one after another until told to stop. The last one may be left without an answer.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (writes is not [.., { Answered: null }]) writes.Add(Next());
            if (!await TryAsync(writes[^1])) await Task.Delay(5, CancellationToken.None);
            else if (pause > TimeSpan.Zero) await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <summary>Sends what was left without an answer, against a server that is up.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken = default)
    {
        while (writes is [.., { Answered: null } last])
        {
            cancellationToken.ThrowIfCancellationRequested();
            await TryAsync(last);
        }
    }

    /// <summary>Sends one write again, as a till that lost the answer would.</summary>
    public Task<Answer> AgainAsync(Write write) =>
        api.PostAsync(write.Path, write.Body, ("Idempotency-Key", write.IdempotencyKey));

    private async Task<bool> TryAsync(Write write)
    {
        try
        {
            var answer = await AgainAsync(write);
            // An honest "not now" is no answer: the till has to ask again.
            if (answer.Status == 503) return false;
            write.Answered = answer.Expect(201);
            Interlocked.Increment(ref answered);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Write Next()
    {
        var member = members[random.Next(members.Count)];
        var key = $"{name}-{writes.Count}";
        if (random.Next(4) == 0)
        {
            var units = random.Next(1, 10);
            var spending = new JsonObject
            {
                ["memberId"] = member, ["programId"] = program, ["units"] = units, ["mode"] = "capture",
            };
            return new Write("/v1/redemptions", spending.ToJsonString(), key, member, -units);
        }

        var amount = random.Next(10_00, 500_00);
        var purchase = Bodies.Purchase(member, amount, key).With("source", name);
        return new Write("/v1/purchases", purchase.ToJsonString(), key, member, amount / 10_00);
    }
}
