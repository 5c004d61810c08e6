using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Faults;

/// <summary>
/// Tills that work, something that breaks under them and is mended again; then the proof that all they were answered is
/// there, once, and that the book is sound.
/// </summary>
/// <param name="api">How the service is asked while nothing is broken.</param>
/// <param name="verifyAsync">Proves the whole book.</param>
/// <param name="pause">Of each till after a write.</param>
public sealed class FaultRun(ApiClient api, Func<Task> verifyAsync, int tills = 16, TimeSpan pause = default)
{
    private const int Members = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="name">What is broken, for the table.</param>
    /// <param name="breakAsync">Returns once it is broken.</param>
    /// <param name="broken">For how long it stays so.</param>
    /// <param name="mendAsync">Returns once it is whole.</param>
    /// <param name="isNoticed">Whether anybody must have been refused meanwhile.</param>
    public async Task<FaultRow> RunAsync(
        string name, Func<Task> breakAsync, TimeSpan broken, Func<Task> mendAsync, bool isNoticed = true)
    {
        using var calls = new CountedCalls();
        using var tillApi = new ApiClient(api.Address, ServerProcess.BootstrapKey, calls);
        var market = await Market.OpenAsync(api, Members, tills, seed: 2011, tillApi, pause);
        using var stop = new CancellationTokenSource();
        var working = market.WorkAsync(stop.Token);
        await UntilAsync(() => market.Answered > 10 * tills);

        await breakAsync();
        if (isNoticed) await UntilAsync(() => calls.Of(503) + calls.Unanswered > 0);
        await Task.Delay(broken);
        await mendAsync();
        calls.Mend();
        await UntilAsync(() => calls.BackAfter is not null);
        var atMending = market.Answered;
        await UntilAsync(() => market.Answered > atMending + (10 * tills));

        await stop.CancelAsync();
        await working;
        var silence = calls.LongestSilence;
        await market.CheckAsync(api);
        await verifyAsync();
        Assert.Equal(0, calls.Mute);
        Assert.Empty(calls.Unexpected());
        return new FaultRow(
            name, market.Answered, calls.Of(503), calls.Unanswered, silence, calls.BackAfter!.Value);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo()) await Task.Delay(10, patience.Token);
    }
}

/// <summary>What came of a fault; that nothing was lost or done twice is proved before there is one.</summary>
/// <param name="Answered">Writes that were answered, each found once afterwards.</param>
/// <param name="Refused">Answers 503, each with <c>Retry-After</c>.</param>
/// <param name="Unanswered">Calls whose connection broke or was refused.</param>
/// <param name="Silence">The longest time in which no write was answered.</param>
/// <param name="BackAfter">From the mending to the first write that was answered.</param>
public sealed record FaultRow(
    string Name, long Answered, long Refused, long Unanswered, TimeSpan Silence, TimeSpan BackAfter)
{
    public const string Header =
        "| fault | writes answered | 503 | no answer | lost | doubled | longest silence, s | s until answers again |\n"
        + "|---|---|---|---|---|---|---|---|";

    public override string ToString() =>
        $"| {Name} | {Answered:N0} | {Refused:N0} | {Unanswered:N0} | 0 | 0 | {Silence.TotalSeconds:0.00} "
        + $"| {BackAfter.TotalSeconds:0.00} |";
}
