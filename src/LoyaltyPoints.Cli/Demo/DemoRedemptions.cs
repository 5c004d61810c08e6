using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Replay;

namespace LoyaltyPoints.Cli.Demo;

/// <summary>
/// Lets the best customers spend some of what they earned. A redemption has no natural key that is kept for ever, so
/// only a customer whose last purchase of the month was recorded just now spends: another run never spends again.
/// </summary>
internal static class DemoRedemptions
{
    /// <param name="tally">Says what was recorded just now; refusals are added to it.</param>
    /// <returns>How many redemptions were made.</returns>
    public static async Task<int> SendAsync(
        LoyaltyClient client, DemoMonth shop, int seed, DateOnly month, string program, ReplayTally tally,
        CancellationToken cancellation)
    {
        var count = 0;
        foreach (var (customer, units, _) in shop.Redemptions().Where(one => tally.Recorded.Contains(one.After)))
        {
            var found = await client.FindMemberAsync(customer, cancellation);
            if (found.Value?.Data is not [var member])
            {
                tally.Refused("member", customer, found.Code, found.Detail);
                continue;
            }

            var key = $"loyalty-demo-{seed}-{month:yyyyMM}-{customer}";
            var answer = await client.RedeemAsync(new NewRedemption(member.Id, program, units), key, cancellation);
            if (answer.Value is not null) count++;
            // Of a month long past nothing can be spent any more: its units have expired.
            else if (answer.Code != "insufficient_units")
                tally.Refused("redemption", customer, answer.Code, answer.Detail);
        }

        return count;
    }
}
