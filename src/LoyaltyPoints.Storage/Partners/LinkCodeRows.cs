using Dapper;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>Keeping of codes that link a member to a partner; one that has expired links nobody.</summary>
public static class LinkCodeRows
{
    private const string SelectOldest = "SELECT MIN(expires_at) FROM partner_link_codes WHERE expires_at < @before";

    private const string DeleteOld = "DELETE FROM partner_link_codes WHERE expires_at < @before";

    private static readonly TimeSpan Slice = TimeSpan.FromDays(1);

    /// <summary>Forgets the oldest day's codes, of those that expired longer ago than this.</summary>
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
