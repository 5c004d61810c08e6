using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Clocks;

/// <summary>Writes over test clocks, to be run inside a batch.</summary>
public static class TestClockWrites
{
    private const string UpdateOffset =
        "UPDATE tenants SET clock_offset = @offset WHERE tenant_id = @tenant AND is_test = 1";

    /// <summary>
    /// Moves a test tenant's time forward, by a work that says <see cref="FunctionWork.MovesClock"/>: later works of
    /// the batch, and of every instance after it, decide with the new time.
    /// </summary>
    /// <returns>
    /// What its clock shows then; refused with <c>test_clock_unavailable</c> for a live tenant, or as
    /// <see cref="AdvanceClock"/> does.
    /// </returns>
    public static (Instant Now, Refusal? Refusal) Advance(Batch batch, int tenantId, AdvanceClock command)
    {
        var (now, refusal) = command.Decide(batch.NowOf(tenantId));
        if (refusal is not null) return (now, refusal);
        var ahead = now.Since(batch.Now);
        var offset = (long)ahead.TotalMilliseconds;
        if (batch.Session.Prepared(UpdateOffset).Bind(offset).Bind(tenantId).Execute() == 0)
        {
            return (now, new Refusal(
                "test_clock_unavailable", "Only a test tenant has a test clock; a live one goes by real time."));
        }

        batch.Catalogs.Moved(tenantId, ahead);
        return (now, null);
    }
}
