using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Gifts;

/// <summary>The gifts that a batch records.</summary>
internal sealed class GiftTable
{
    private static readonly SetStatement Append = Insert(
        "gifts",
        Int("tenant_id"), Id("member_id"), Id("gift_id"), Id("program_id"), Long("units"), Text("reason"),
        Text("actor"), Long("expires_at"), Long("recorded_at"));

    private RowSet staged = new(Append);

    public void Stage(int tenantId, Gift gift) => staged
        .Add(tenantId).Add(gift.MemberId).Add(gift.Id.Id).Add(gift.ProgramId).Add(gift.Units).Add(gift.Reason)
        .Add(gift.Actor).Add((gift.ExpiresAt ?? Instant.Never).UnixMilliseconds)
        .Add(gift.RecordedAt.UnixMilliseconds);

    public void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }
}
