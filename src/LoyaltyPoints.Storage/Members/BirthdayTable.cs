using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Members;

/// <summary>The birthdays of members whose programs ask for them; kept in their states.</summary>
internal sealed class BirthdayTable
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    private static readonly SetStatement Select = Find("members", Key, [.. Key, Text("birthday")]);

    private readonly Dictionary<(int TenantId, Guid MemberId), MemberState> needed = [];
    private readonly HashSet<(int TenantId, Guid MemberId)> loaded = [];

    public void Need(MemberState member)
    {
        var key = (member.TenantId, member.MemberId);
        if (loaded.Add(key)) needed[key] = member;
    }

    /// <summary>The birthday of a member who is made in this batch.</summary>
    public void Put(MemberState member, DateOnly? birthday)
    {
        loaded.Add((member.TenantId, member.MemberId));
        member.Birthday = birthday;
    }

    public void Load(RoundTrip trip)
    {
        var wanted = new RowSet(Select);
        var members = new Dictionary<(int TenantId, Guid MemberId), MemberState>(needed);
        foreach (var (tenantId, memberId) in needed.Keys) wanted.Add(tenantId).Add(memberId);
        trip.Find(wanted, row => members[(row.GetInt32(0), row.GetGuid(1))].Birthday =
            MemberFields.Birthday(trip.Session, row.GetInt32(0), row.GetText(2)));
        needed.Clear();
    }
}
