using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>
/// Does the referrer's part of referrals where the work that should have followed the purchase was lost: the process
/// ended between the two, or its queue was full.
/// </summary>
internal static class ReferralSweep
{
    private const int Page = 500;

    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    private static readonly ReferralStatus[] Unsettled = [ReferralStatus.Qualified, ReferralStatus.Revoking];

    /// <param name="goOn">Asked before each page; false ends the sweep.</param>
    public static async Task RunAsync(LedgerWriter writer, ReadPool readers, int tenantId, Func<Task<bool>> goOn)
    {
        foreach (var status in Unsettled)
        {
            var before = new HashSet<Guid>();
            for (var isMore = true; isMore;)
            {
                var found = readers.Read(session => ReferralRow.Unsettled(session, tenantId, status, Page));
                isMore = found.Count == Page;
                // Who is still there after having been settled waits for the next sweep, or this one would not end.
                found.RemoveAll(one => !before.Add(one.MemberId));
                if (found.Count == 0 || !await goOn()) break;
                while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom);
                await Task.WhenAll(found.Select(one =>
                    writer.WriteAsync(new SettleReferralWork(tenantId, one.MemberId, one.ReferrerId))));
            }
        }
    }
}
