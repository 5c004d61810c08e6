using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Standings;

/// <summary>The moves from tier to tier that a batch appends.</summary>
internal sealed class TierChangeTable
{
    private static readonly SetStatement Append = Insert(
        "tier_changes",
        Int("tenant_id"), Id("member_id"), Id("change_id"), Id("program_id"), Long("changed_at"), Text("from_tier"),
        Text("to_tier"), Text("reason"), Long("recorded_at"));

    private RowSet staged = new(Append);

    public void Stage(int tenantId, Guid memberId, Guid programId, Guid id, TierChange change, Instant now) => staged
        .Add(tenantId).Add(memberId).Add(id).Add(programId).Add(change.At.UnixMilliseconds).Add(change.From)
        .Add(change.To).Add(change.Reason).Add(now.UnixMilliseconds);

    public void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }
}
