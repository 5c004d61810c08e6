using Dapper;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>Keeping of answers given under an Idempotency-Key.</summary>
public static class IdempotencyRows
{
    private const string DeleteOld = "DELETE FROM idempotency_keys WHERE recorded_at < @before";

    /// <returns>How many answers were forgotten.</returns>
    public static int Forget(Batch batch, TimeSpan olderThan) => batch.Session.Connection.Execute(
        DeleteOld, new { before = batch.Now.Plus(-olderThan).UnixMilliseconds }, batch.Session.CurrentTransaction);
}
