using System.Data.Common;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Startup;

/// <summary>
/// Forgets, every hour and in one instance at a time, answers given under an Idempotency-Key more than
/// <see cref="Kept"/> ago. Natural keys of purchases and returns are kept for ever.
/// </summary>
internal sealed class ForgetOldAnswers(LedgerWriter writer, TimeProvider clock, ILogger<ForgetOldAnswers> log)
    : BackgroundService
{
    /// <summary>Twice what the contract promises.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly LeasedWork work = new(writer, "forget old answers", TimeSpan.FromMinutes(5));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                // It can wait for the next hour; the service must not stop for it.
                log.LogWarning(exception, "Old answers could not be forgotten");
            }
        }
    }

    private async Task ForgetAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is not { } lease) return;
        int forgotten;
        do
        {
            forgotten = 0;
            if (!await work.TryDoAsync(lease, batch => forgotten = IdempotencyRows.ForgetSome(batch, Kept))) return;
        }
        while (forgotten > 0 && !stoppingToken.IsCancellationRequested);
    }
}
