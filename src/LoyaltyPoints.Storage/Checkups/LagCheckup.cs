using Dapper;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Storage.Checkups;

/// <summary>Work of the background that may be behind: since when the oldest of it waits.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Patience">How long it may wait before somebody is told.</param>
/// <param name="IsOfTenant">Whether it goes by the tenant's time, which a test clock shifts.</param>
internal sealed record LagCheckup(
    string Name, TimeSpan Patience, string Advice, bool IsOfTenant, Func<Session, int, long, long?> Oldest)
{
    private const string SelectDue = "SELECT MIN(due_at) FROM accounts WHERE tenant_id = @tenant AND due_at <= @now";

    private const string SelectTold = "SELECT MIN(recorded_at) FROM journal WHERE tenant_id = @tenant";

    public static IReadOnlyList<LagCheckup> All { get; } =
    [
        new("sweeps", TimeSpan.FromMinutes(15),
            "See that a service with Sweeps__IntervalSeconds above 0 runs, or run `loyalty sweep`.", true, Due),
        new("digest", TimeSpan.FromMinutes(15),
            "See that a service with Analytics__DigestSeconds above 0 runs, or run `loyalty digest`.", false, Told),
        new("segments", TimeSpan.FromHours(1),
            "See that a service with Segments__IntervalSeconds above 0 runs.", true, Segment),
    ];

    public CheckupFinding Run(ReadPool readers, TimeProvider clock)
    {
        var time = new TenantTime(clock, readers);
        var late = readers.Read(session => TenantList.All(session).Select(tenant =>
        {
            var now = (IsOfTenant ? time.Now(session, tenant.Id, tenant.IsTest) : time.Real).UnixMilliseconds;
            var since = Oldest(session, tenant.Id, now);
            return (Tenant: tenant, For: TimeSpan.FromMilliseconds(since is null ? 0 : now - since.Value));
        }).Where(one => one.For > Patience).ToList());
        return late.Count == 0 ? CheckupFinding.Good(Name, "Nothing is behind.")
            : CheckupFinding.Warn(
                Name, string.Join(' ', late.Select(one =>
                    $"Tenant {one.Tenant.Id}: the oldest waits for {Text(one.For)}.")),
                Advice);
    }

    private static string Text(TimeSpan waited) =>
        waited.TotalHours < 2 ? $"{waited.TotalMinutes:0} min" : $"{waited.TotalHours:N0} h";

    private static long? Due(Session session, int tenant, long now) =>
        session.Connection.ExecuteScalar<long?>(SelectDue, new { tenant, now });

    private static long? Told(Session session, int tenant, long now) =>
        session.Connection.ExecuteScalar<long?>(SelectTold, new { tenant });

    private static long? Segment(Session session, int tenant, long now) => SegmentRows.Live(session, tenant)
        .Where(one => one.DueAt.UnixMilliseconds <= now).Min(one => (long?)one.DueAt.UnixMilliseconds);
}
