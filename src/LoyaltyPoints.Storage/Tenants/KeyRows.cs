using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tenants;

/// <summary>What happens to API keys while they are in use.</summary>
public static class KeyRows
{
    // The lock as well: of two rotations at once, the second sees what the first has written.
    private const string End = """
        UPDATE api_keys
        SET expires_at = CASE WHEN expires_at IS NULL OR expires_at > @until THEN @until ELSE expires_at END
        WHERE tenant_id = @tenantId AND key_id = @keyId AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at > @now)
        """;

    private const string Use = """
        UPDATE api_keys SET last_used_at = @at
        WHERE tenant_id = @tenantId AND key_id = @keyId AND (last_used_at IS NULL OR last_used_at < @at)
        """;

    /// <summary>Lets a key end after a while, or when it would have ended anyhow, if that is sooner.</summary>
    /// <returns>False where the tenant has no such key, or it has ended.</returns>
    public static bool EndAfter(Batch batch, int tenantId, string keyId, TimeSpan overlap)
    {
        var (now, until) = (batch.Now.UnixMilliseconds, batch.Now.Plus(overlap).UnixMilliseconds);
        return batch.Session.Connection.Execute(
            End, new { tenantId, keyId, now, until }, batch.Session.CurrentTransaction) > 0;
    }

    /// <summary>Notes when a key was used, unless a later use is known.</summary>
    public static void NoteUse(Batch batch, int tenantId, string keyId, Instant at) =>
        batch.Session.Connection.Execute(
            Use, new { tenantId, keyId, at = at.UnixMilliseconds }, batch.Session.CurrentTransaction);
}
