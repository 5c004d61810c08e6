using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Leases;

/// <summary>Leases as they are stored.</summary>
internal static class LeaseRows
{
    private const string Take = """
        UPDATE leases SET holder = @holder, token = token + 1, expires_at = @expires
        WHERE name = @name AND (expires_at <= @now OR expires_at > @latest OR holder = @holder)
        """;

    private const string Insert =
        "INSERT INTO leases (name, holder, token, expires_at) VALUES (@name, @holder, 1, @expires)";

    private const string SelectToken = "SELECT token FROM leases WHERE name = @name";

    private const string Extend = "UPDATE leases SET expires_at = @expires WHERE name = @name AND token = @token";

    /// <summary>Takes a lease that is free, has expired, or is the holder's own; null where another holds it.</summary>
    /// <remarks>
    /// One that ends later than any holder could have said, by more than clocks differ, was taken before the clock was
    /// set back: nobody waits that long for it.
    /// </remarks>
    public static Lease? TryTake(Batch batch, string name, string holder, TimeSpan duration)
    {
        var (now, expiresAt) = (batch.Now.UnixMilliseconds, batch.Now.Plus(duration));
        var taken = batch.Session.Prepared(Take)
            .Bind(holder).Bind(expiresAt.UnixMilliseconds).Bind(name).Bind(now)
            .Bind(expiresAt.Plus(duration).UnixMilliseconds).Execute();
        if (Token(batch, name) is { } token) return taken == 0 ? null : new Lease(name, token, expiresAt);
        batch.Session.Prepared(Insert).Bind(name).Bind(holder).Bind(expiresAt.UnixMilliseconds).Execute();
        return new Lease(name, 1, expiresAt);
    }

    /// <summary>
    /// Prolongs a lease, and keeps others from taking it until the transaction ends; false where another has taken it.
    /// </summary>
    public static bool TryExtend(Batch batch, Lease lease, TimeSpan duration) => batch.Session.Prepared(Extend)
        .Bind(batch.Now.Plus(duration).UnixMilliseconds).Bind(lease.Name).Bind(lease.Token).Execute() == 1;

    private static long? Token(Batch batch, string name)
    {
        var select = batch.Session.Prepared(SelectToken).Bind(name);
        if (!select.Read()) return null;
        var token = select.GetInt64(0);
        select.Reset();
        return token;
    }
}
