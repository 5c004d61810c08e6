using System.Diagnostics;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>What one measurement showed.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Unexpected">Answers with another status than expected.</param>
internal sealed record Measurement(double PerSecond, double Median, double P99, int Unexpected)
{
    /// <summary>Keeps so many connections busy for a time, each with one request under way.</summary>
    /// <param name="next">The next request of a connection, by its number.</param>
    public static async Task<Measurement> TakeAsync(
        int port, int connections, TimeSpan duration, int expected, Func<int, byte[]> next)
    {
        var clock = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, connections)
            .Select(number => Task.Run(() => LoopAsync(port, number, clock, duration, expected, next))));
        var seconds = clock.Elapsed.TotalSeconds;
        var times = loops.SelectMany(loop => loop.Times).Order().ToArray();
        return new Measurement(
            times.Length / seconds, At(times, 0.5), At(times, 0.99), loops.Sum(loop => loop.Unexpected));
    }

    private static async Task<(List<double> Times, int Unexpected)> LoopAsync(
        int port, int number, Stopwatch clock, TimeSpan duration, int expected, Func<int, byte[]> next)
    {
        using var connection = await Connection.OpenAsync(port);
        var times = new List<double>(10_000);
        var unexpected = 0;
        while (clock.Elapsed < duration)
        {
            var request = next(number);
            var start = Stopwatch.GetTimestamp();
            var status = await connection.SendAsync(request);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (status != expected) unexpected++;
        }

        return (times, unexpected);
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * share)];
}
