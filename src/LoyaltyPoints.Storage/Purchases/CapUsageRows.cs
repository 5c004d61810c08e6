using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>What members have used of caps, for those who only ask.</summary>
public static class CapUsageRows
{
    /// <summary>Puts the counters that are not in the member's state yet into it.</summary>
    public static void Load(Session session, MemberState member, IEnumerable<(Guid ProgramId, CapKey Key)> counters)
    {
        var (table, trip) = (new CapUsageTable(), new RoundTrip(session));
        table.Need(member, counters);
        table.Load(trip);
        trip.Send();
    }
}
