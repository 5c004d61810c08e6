using System.Data.Common;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Startup;

/// <summary>
/// Forgets, every hour, answers given under an Idempotency-Key more than <see cref="Kept"/> ago. Natural keys of
/// purchases and returns are kept for ever.
/// </summary>
internal sealed class ForgetOldAnswers(LedgerWriter writer, TimeProvider clock, ILogger<ForgetOldAnswers> log)
    : BackgroundService
{
    /// <summary>Twice what the contract promises.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            while (await ForgetSomeAsync() > 0 && !stoppingToken.IsCancellationRequested)
                continue;
    }

    private async Task<int> ForgetSomeAsync()
    {
        var forgotten = 0;
        try
        {
            await writer.WriteAsync(new FunctionWork(0, null, batch =>
            {
                forgotten = IdempotencyRows.ForgetSome(batch, Kept);
                return new Answer(204, default);
            }));
        }
        catch (DbException exception)
        {
            // It can wait for the next hour; the service must not stop for it.
            log.LogWarning(exception, "Old answers could not be forgotten");
            return 0;
        }

        return forgotten;
    }
}
