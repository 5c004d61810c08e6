using System.Diagnostics;
using Dapper;

namespace LoyaltyPoints.Storage.Checkups;

/// <summary>Whether this machine's clock, the database's and those of other instances agree.</summary>
internal static class ClockCheckup
{
    private const string Check = "clock";
    private const string Advice = "Let chrony or systemd-timesyncd set the clocks of all machines.";

    // A lease lasts minutes; one that ends later was taken by a clock that is ahead.
    private const string SelectLatestLease = "SELECT MAX(expires_at) FROM leases";

    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Slight = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grave = TimeSpan.FromSeconds(30);

    public static CheckupFinding Run(Session session, TimeProvider clock)
    {
        var asked = Stopwatch.StartNew();
        var theirs = session.Dialect.SelectTime is { } select
            ? session.Connection.ExecuteScalar<long>(select) : (long?)null;
        var ours = clock.GetUtcNow().ToUnixTimeMilliseconds();
        // What the answer took is no difference.
        var off = TimeSpan.FromMilliseconds(theirs is null ? 0 : Math.Abs(ours - theirs.Value)) - asked.Elapsed;
        if (off > Slight)
        {
            var says = $"This machine's clock and the database's differ by {off.TotalSeconds:0.0} s.";
            return off > Grave ? CheckupFinding.Bad(Check, says, Advice) : CheckupFinding.Warn(Check, says, Advice);
        }

        var ahead = (session.Connection.ExecuteScalar<long?>(SelectLatestLease) ?? 0) - ours;
        return ahead > LongestLease.TotalMilliseconds + Grave.TotalMilliseconds
            ? CheckupFinding.Warn(
                Check,
                $"Another instance's clock is ahead, or this one was set back: a lease ends in {ahead / 60_000} min.",
                Advice)
            : CheckupFinding.Good(Check, "It agrees with what can be asked.");
    }
}
