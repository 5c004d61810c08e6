using System.Collections.Immutable;

namespace LoyaltyPoints.Api.Features.TestClock;

/// <summary>
/// Where those who act by the time of day, as sweeps do, are told that a test tenant's time has been moved: after the
/// commit and before the caller is answered, so that what the new time brings about can be seen at once.
/// </summary>
internal sealed class TestClockAdvanced(ILogger<TestClockAdvanced> log)
{
    private ImmutableArray<Func<int, Task>> listeners = [];

    /// <param name="listener">
    /// Called with the tenant; what time it is for it, the batch or <c>TenantTime</c> says. It may be called twice for
    /// one advance, where a caller repeats it; not at all, where the process ends before; and only in the instance that
    /// was asked: what must happen has to happen without it too.
    /// </param>
    public void Subscribe(Func<int, Task> listener) =>
        ImmutableInterlocked.Update(ref listeners, static (known, added) => known.Add(added), listener);

    /// <summary>Lets the listeners work, one after the other; what fails is logged, as the clock has moved.</summary>
    public async Task RaiseAsync(int tenantId)
    {
        foreach (var listener in listeners)
        {
            var work = Task.Run(() => listener(tenantId));
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (work.Exception is { InnerException: var failure })
                log.LogError(failure, "What follows an advance of tenant {Tenant}'s test clock failed", tenantId);
        }
    }
}
