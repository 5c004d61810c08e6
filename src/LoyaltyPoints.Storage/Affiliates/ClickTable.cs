using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>The clicks of members that a batch looks back on, and those it records.</summary>
internal sealed class ClickTable
{
    private static readonly Column[] Member = [Int("tenant_id"), Id("member_id")];

    private static readonly SetStatement SelectSince = FindSince(
        "affiliate_clicks", Member, Long("clicked_at"), [.. Member, Long("clicked_at"), Id("affiliate_id")]);

    private static readonly SetStatement Append = Insert(
        "affiliate_clicks", [.. Member, Long("clicked_at"), Id("affiliate_id"), Long("recorded_at")]);

    private readonly Dictionary<(int TenantId, Guid MemberId), Instant> needed = [];
    private readonly Dictionary<(int TenantId, Guid MemberId), HashSet<AffiliateClick>> clicks = [];
    private RowSet staged = new(Append);

    /// <summary>The member's clicks from this instant on will be looked at.</summary>
    public void Need(int tenantId, Guid memberId, Instant since)
    {
        var key = (tenantId, memberId);
        if (!needed.TryGetValue(key, out var other) || since < other) needed[key] = since;
    }

    /// <summary>Those that were needed, and those that were staged; in no order.</summary>
    public IReadOnlySet<AffiliateClick> Of(int tenantId, Guid memberId) => All((tenantId, memberId));

    public void Stage(int tenantId, Guid memberId, AffiliateClick click, Instant now)
    {
        All((tenantId, memberId)).Add(click);
        staged.Add(tenantId).Add(memberId).Add(click.At.UnixMilliseconds).Add(click.AffiliateId)
            .Add(now.UnixMilliseconds);
    }

    public void Load(RoundTrip trip)
    {
        var wanted = new RowSet(SelectSince);
        foreach (var ((tenantId, memberId), since) in needed)
            wanted.Add(tenantId).Add(memberId).Add(since.UnixMilliseconds);
        trip.Find(wanted, row => All((row.GetInt32(0), row.GetGuid(1)))
            .Add(new AffiliateClick(row.GetGuid(3), new Instant(row.GetInt64(2)))));
        needed.Clear();
    }

    public void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    private HashSet<AffiliateClick> All((int TenantId, Guid MemberId) key)
    {
        if (!clicks.TryGetValue(key, out var all)) clicks[key] = all = [];
        return all;
    }
}
