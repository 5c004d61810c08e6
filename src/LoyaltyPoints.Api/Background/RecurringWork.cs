using System.Data.Common;

namespace LoyaltyPoints.Api.Background;

/// <summary>
/// Work that is done again and again while the service runs; what is broken off waits for the next time.
/// </summary>
/// <param name="what">What is done, for the log: begins with a capital.</param>
/// <param name="interval">From one time to the next; zero: never.</param>
internal abstract class RecurringWork(string what, TimeSpan interval, TimeProvider clock, ILogger log)
    : BackgroundService
{
    protected abstract Task RunOnceAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (interval == TimeSpan.Zero) return;
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or InvalidDataException)
            {
                // The service must not stop for it.
                log.LogWarning(exception, "{Work} was broken off", what);
            }
        }
    }
}
