using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>
/// The referrals that a batch makes or changes, each by who was brought: it changes only under that member's lock.
/// </summary>
internal sealed class ReferralTable(Journal journal) : BatchTable<(int TenantId, Guid MemberId), Referral>
{
    private static readonly SetStatement Append = Insert("referrals", ReferralRow.Columns);

    private static readonly SetStatement Change = Update("referrals", ReferralRow.Key, ReferralRow.Changing);

    private readonly Dictionary<(int TenantId, Guid MemberId), Referral> appended = [];
    private readonly Dictionary<(int TenantId, Guid MemberId), Referral> changed = [];

    /// <summary>Stages a referral as it is now; the last of several in a batch stands for all.</summary>
    public void Stage(int tenantId, Referral referral)
    {
        var key = (tenantId, referral.MemberId);
        if (Find(key) is null) journal.Tell(tenantId, NewFact.Of(referral));
        if (Find(key) is null || appended.ContainsKey(key)) appended[key] = referral;
        else changed[key] = referral;
        Put(key, referral);
    }

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var ((tenantId, memberId), referral) in appended)
        {
            rows.Add(tenantId).Add(memberId).Add(referral.Id).Add(referral.ReferrerId)
                .Add(referral.CreatedAt.UnixMilliseconds);
            ReferralRow.AddChanging(rows, referral);
        }

        foreach (var ((tenantId, memberId), referral) in changed)
            ReferralRow.AddChanging(changes.Add(tenantId).Add(memberId), referral);
        trip.Write(rows).WriteAll(changes);
        appended.Clear();
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, Guid MemberId)> keys)
    {
        var wanted = new RowSet(ReferralRow.OfMembers);
        foreach (var (tenantId, memberId) in keys) wanted.Add(tenantId).Add(memberId);
        trip.Find(wanted, row => Put((row.GetInt32(0), row.GetGuid(1)), ReferralRow.Read(row)));
    }
}
