using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Sweeps;

/// <summary>
/// Writes down what time alone has changed: units that matured or expired, tiers that ended, birthdays. It takes
/// members page by page through the writing path, beside the tills' purchases and giving way to them. Nothing depends
/// on when it runs, or whether: whoever reads or writes reckons with what is due.
/// </summary>
public sealed class Sweeper(LedgerWriter writer, ReadPool readers, TenantTime time)
{
    private const int Page = 500;

    private const string SelectDue = """
        SELECT member_id FROM accounts WHERE tenant_id = @tenant AND due_at <= @now ORDER BY due_at
        """;

    // SQL Server's COUNT(*) is a 32-bit number.
    private const string CountAllDue = """
        SELECT CAST(COALESCE(SUM(CAST(1 AS bigint)), 0) AS bigint) FROM accounts
        WHERE tenant_id = @tenant AND due_at <= @now
        """;

    // 0: nobody has looked yet when it is due.
    private const string SelectFirstDue = """
        SELECT due_at FROM accounts WHERE tenant_id = @tenant AND due_at > 0 AND due_at <= @now ORDER BY due_at
        """;

    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    /// <summary>Sweeps one tenant, as of its time now.</summary>
    /// <param name="goOn">Asked before each page; false ends the sweep.</param>
    /// <returns>How many members were due and have been settled.</returns>
    public async Task<long> SweepAsync(TenantRecord tenant, Func<Task<bool>> goOn)
    {
        await ReferralSweep.RunAsync(writer, readers, tenant.Id, goOn);
        var (settled, before) = (0L, new HashSet<Guid>());
        while (await goOn())
        {
            var due = readers.Read(session => Due(session, tenant));
            // Who is still due after being settled waits for the next sweep, or this one would not end.
            due.RemoveAll(before.Contains);
            if (due.Count == 0) break;
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom);
            var results = await Task.WhenAll(
                due.Select(member => writer.WriteAsync(new SettleMemberWork(tenant.Id, member))));
            settled += results.Count(result => result.Answer is not null);
            // The database is away, or the service stops: what is due stays due.
            if (Array.TrueForAll(results, result => result.Answer is null)) break;
            before = [.. due];
        }

        return settled;
    }

    /// <summary>How many accounts of a tenant are due now.</summary>
    public long CountDue(TenantRecord tenant) => readers.Read(session => Count(session, tenant));

    /// <summary>For how long the account of a tenant has been due that is longest; zero: none is.</summary>
    public TimeSpan Lag(TenantRecord tenant) => readers.Read(session => FirstDue(session, tenant));

    private TimeSpan FirstDue(Session session, TenantRecord tenant)
    {
        var now = time.Now(session, tenant.Id, tenant.IsTest);
        var first = session.Connection.QuerySingleOrDefault<long?>(
            session.Dialect.Limited(SelectFirstDue),
            new { tenant = tenant.Id, now = now.UnixMilliseconds, limit = 1 });
        return first is { } due ? now.Since(new Instant(due)) : TimeSpan.Zero;
    }

    private long Count(Session session, TenantRecord tenant) =>
        session.Connection.ExecuteScalar<long>(CountAllDue, Parameters(session, tenant));

    private List<Guid> Due(Session session, TenantRecord tenant) =>
        [.. session.Connection.Query<StoredId>(session.Dialect.Limited(SelectDue), Parameters(session, tenant))
            .Select(id => id.Value).Distinct()];

    private object Parameters(Session session, TenantRecord tenant) => new
    {
        tenant = tenant.Id, now = time.Now(session, tenant.Id, tenant.IsTest).UnixMilliseconds, limit = Page,
    };
}
