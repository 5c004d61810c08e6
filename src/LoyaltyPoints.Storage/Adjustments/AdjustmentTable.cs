using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Adjustments;

/// <summary>The adjustments that a batch records.</summary>
internal sealed class AdjustmentTable
{
    private static readonly SetStatement Append = Insert(
        "adjustments",
        Int("tenant_id"), Id("member_id"), Id("adjustment_id"), Id("program_id"), Long("units"), Text("reason"),
        Text("actor"), Long("recorded_at"));

    private RowSet staged = new(Append);

    public void Stage(int tenantId, Adjustment adjustment) => staged
        .Add(tenantId).Add(adjustment.MemberId).Add(adjustment.Id.Id).Add(adjustment.ProgramId).Add(adjustment.Units)
        .Add(adjustment.Reason).Add(adjustment.Actor).Add(adjustment.RecordedAt.UnixMilliseconds);

    public void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }
}
