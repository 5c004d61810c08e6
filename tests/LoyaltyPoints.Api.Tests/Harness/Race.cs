namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Starts many tasks at one signal.</summary>
public static class Race
{
    public static async Task<T[]> RunAsync<T>(int runners, Func<int, Task<T>> runAsync)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, runners).Select(async runner =>
        {
            await signal.Task;
            return await runAsync(runner);
        }).ToArray();
        signal.SetResult();
        return await Task.WhenAll(running);
    }
}
