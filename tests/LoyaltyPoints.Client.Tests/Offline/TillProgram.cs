using System.Globalization;
using LoyaltyPoints.Client.Offline;

namespace LoyaltyPoints.Client.Tests.Offline;

/// <summary>
/// A till as a process of its own, for tests that pull its plug: sells from a number on, says each number once the sale
/// is on disk, and <c>done</c> when all is sent.
/// </summary>
internal static class TillProgram
{
    /// <summary>Small, so that files of the queue come and go during a test.</summary>
    public const int LongestSegment = 16 << 10;

    private static readonly RetryOptions Pauses =
        new(1, TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(200));

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder, var url, var key, var from, var first, var end, .. var members]) return 2;
        var sales = new Sales(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), members);
        using var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(5) };
        using var client = new LoyaltyClient(http, key, RetryOptions.None);
        using var till = new OfflineTill(folder, client, null, LongestSegment);
        using var closing = new CancellationTokenSource();
        var sending = till.RunAsync(Pauses, null, closing.Token);
        for (var number = Number(first); number < Number(end); number++)
        {
            sales.Sell(till, number);
            await Console.Out.WriteLineAsync($"{number}");
        }

        while (till.Count > 0 && !sending.IsCompleted) await Task.Delay(10);
        await closing.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Console.Out.WriteLineAsync(till.Count == 0 && till.Refused.Count == 0 ? "done" : "stuck");
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
