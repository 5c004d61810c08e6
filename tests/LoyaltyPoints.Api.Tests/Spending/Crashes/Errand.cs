using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Spending.Crashes;

internal enum ErrandKind
{
    Purchase,
    Return,
    Redemption,
    Capture,
    Void,
    Reversal,
    Transfer,
    Use,
    Release,
    Clock,
}

/// <summary>Something a customer wants done: what is sent, always the same, and all that was ever answered.</summary>
/// <param name="key">Its <c>Idempotency-Key</c>; null where it has a natural key alone.</param>
/// <param name="about">The redemption, purchase or use that it goes on with.</param>
internal sealed class Errand(ErrandKind kind, string path, JsonObject body, string? key, Errand? about = null)
{
    /// <summary>How each kind may be refused: any other refusal is a fault of the server.</summary>
    private static readonly Dictionary<ErrandKind, string[]> Refusals = new()
    {
        [ErrandKind.Purchase] = ["redemption_lapsed", "redemption_voided", "redemption_used", "payment_mismatch"],
        [ErrandKind.Return] = ["return_exceeds_purchase"],
        [ErrandKind.Redemption] = ["insufficient_units", "units_out_of_range", "too_many_reservations", "sold_out"],
        [ErrandKind.Capture] = ["redemption_captured", "redemption_voided", "redemption_lapsed"],
        [ErrandKind.Void] = ["redemption_captured", "redemption_lapsed"],
        [ErrandKind.Reversal] = ["redemption_not_captured", "already_reversed"],
        [ErrandKind.Transfer] = ["insufficient_units", "member_in_debt"],
        [ErrandKind.Use] = ["voucher_used_up", "insufficient_balance", "already_released"],
        [ErrandKind.Release] = ["already_released"],
        [ErrandKind.Clock] = [],
    };

    private readonly Lock gate = new();
    private readonly List<Answer> answers = [];
    private readonly string text = body.ToJsonString();

    public ErrandKind Kind { get; } = kind;

    public JsonObject Body { get; } = body;

    public Errand? About { get; } = about;

    /// <summary>In the order in which they came; to be read while it is not being sent.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>What was done; null where it was not, or nobody knows yet.</summary>
    public JsonNode? Done => Successes.FirstOrDefault()?.Json;

    public string Id => (string)Done!["id"]!;

    /// <summary>Units of the payment that a return gives back; 0 where it is none.</summary>
    public long GivesBack => (long?)Done?["refund"]?["units"] ?? 0;

    /// <summary>Whether a server broke off while it had it.</summary>
    public bool WasCutOff { get; private set; }

    /// <summary>Whether it was done and nobody heard: all that was ever answered is that it was known.</summary>
    public bool WasDoneUnheard => Done is not null && Successes.All(answer => answer.WasReplayed);

    public IEnumerable<Answer> Successes => answers.Where(answer => answer.Status is 200 or 201);

    public IEnumerable<string> RefusedWith => answers.Select(answer => answer.Code).OfType<string>();

    /// <summary>Sends it until it is answered.</summary>
    public async Task SendAsync(ApiClient api, CancellationToken patience)
    {
        while (!await TrySendAsync(api)) await Task.Delay(20, patience);
    }

    /// <summary>Nothing but what it may be answered, and the same whenever it was done.</summary>
    public void Check()
    {
        foreach (var answer in answers.Where(answer => answer.Status is not (200 or 201)))
            Assert.True(Refusals[Kind].Contains(answer.Code), $"{answer} to {text}");
        var texts = Successes.Select(answer => $"{answer.Status} {answer.Text}").Distinct().ToList();
        Assert.True(texts.Count <= 1, $"Answered differently to {text}:\n{string.Join('\n', texts)}");
        Assert.True(Successes.Count(answer => !answer.WasReplayed) <= 1, $"Done twice: {text}");
    }

    private async Task<bool> TrySendAsync(ApiClient api)
    {
        try
        {
            var answer = await api.PostAsync(path, text, key is null ? [] : [("Idempotency-Key", key)]);
            // An honest "not now" is no answer.
            if (answer.Status == 503) return false;
            lock (gate) answers.Add(answer);
            return true;
        }
        catch (HttpRequestException failure)
        {
            WasCutOff |= failure.HttpRequestError != HttpRequestError.ConnectionError;
            return false;
        }
    }
}
