using LoyaltyPoints.Api.Features.Events;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Background;

/// <summary>How long is kept what the book does not need.</summary>
public sealed record RetentionOptions
{
    /// <summary>Hours that an answer is kept under its key: twice what the contract promises.</summary>
    public int AnswerHours { get; init; } = 48;

    /// <summary>Days that a code by which a member was to be linked is kept after it has expired.</summary>
    public int LinkCodeDays { get; init; } = 30;
}

/// <summary>
/// Forgets, every hour and in one instance at a time, answers, codes and events that have had their time. Natural keys
/// of purchases and returns, the ledger and whatever it refers to are kept for ever.
/// </summary>
internal sealed class Retention(
    LedgerWriter writer, ReadPool readers, RetentionOptions options, EventOptions events, TimeProvider clock,
    ILogger<Retention> log)
    : RecurringWork("Forgetting what is old", TimeSpan.FromHours(1), clock, log)
{
    private readonly LeasedWork work = new(writer, "forget old answers", TimeSpan.FromMinutes(5));

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is not { } lease) return;
        foreach (var forgetSome in (Func<Batch, int>[])
            [
                batch => IdempotencyRows.ForgetSome(batch, TimeSpan.FromHours(options.AnswerHours)),
                batch => LinkCodeRows.ForgetSome(batch, TimeSpan.FromDays(options.LinkCodeDays)),
                .. readers.Read(TenantList.All).Select(tenant => (Func<Batch, int>)(batch =>
                    EventRetention.ForgetSome(batch, tenant.Id, TimeSpan.FromDays(events.KeepDays)))),
            ])
        {
            var forgotten = 0;
            do
            {
                if (!await work.TryDoAsync(lease, batch => forgotten = forgetSome(batch))) return;
            }
            while (forgotten > 0 && !stoppingToken.IsCancellationRequested);
        }
    }
}
