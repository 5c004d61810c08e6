namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// Wakes those in this process who wait for events. Events that another instance puts in their place wake nobody here:
/// whoever waits looks again after a while.
/// </summary>
public sealed class EventSignal
{
    private TaskCompletionSource next = New();

    public void Raise() => Interlocked.Exchange(ref next, New()).SetResult();

    /// <summary>Waits for the next <see cref="Raise"/>, or as long as given.</summary>
    /// <exception cref="OperationCanceledException">The caller is gone, or the service stops.</exception>
    public async Task WaitAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await Volatile.Read(ref next).Task.WaitAsync(patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // It is time to look again.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
