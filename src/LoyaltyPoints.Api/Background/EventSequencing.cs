using LoyaltyPoints.Api.Features.Events;
using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Api.Background;

/// <summary>Gives events their place, in one instance at a time.</summary>
internal sealed class EventSequencing(
    EventSequencer sequencer, EventSignal signal, EventOptions options, TimeProvider clock,
    ILogger<EventSequencing> log)
    : RecurringWork("The order of events", TimeSpan.FromMilliseconds(options.IntervalMilliseconds), clock, log)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await sequencer.RunAsync(stoppingToken) > 0) signal.Raise();
    }
}
