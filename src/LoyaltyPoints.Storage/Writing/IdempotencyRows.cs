using Dapper;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>Keeping of answers given under an Idempotency-Key.</summary>
public static class IdempotencyRows
{
    private const string SelectOldest = "SELECT MIN(recorded_at) FROM idempotency_keys WHERE recorded_at < @before";

    private const string DeleteOld = "DELETE FROM idempotency_keys WHERE recorded_at < @before";

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    /// <summary>Forgets the oldest few seconds of answers, so that tills do not wait behind a large deletion.</summary>
    /// <returns>How many were forgotten; 0 once none is older.</returns>
    public static int ForgetSome(Batch batch, TimeSpan olderThan)
    {
        var (connection, transaction) = (batch.Session.Connection, batch.Session.CurrentTransaction);
        var before = batch.Now.Plus(-olderThan).UnixMilliseconds;
        var oldest = connection.ExecuteScalar<long?>(SelectOldest, new { before }, transaction);
        if (oldest is null) return 0;
        before = Math.Min(before, oldest.Value + (long)Slice.TotalMilliseconds);
        return connection.Execute(DeleteOld, new { before }, transaction);
    }
}
