using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>A click as it is answered.</summary>
public sealed record ClickAnswer(
    [property: JsonConverter(typeof(AffiliateIdConverter))] Guid AffiliateId,
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, Instant At);

/// <summary>Records by whose link a member came. A click of one affiliate at one instant is one click.</summary>
/// <param name="at">Null: now.</param>
public sealed class PostClickWork(int tenantId, Guid memberId, Guid affiliateId, Instant? at, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.AffiliateClicked);

    protected internal override bool IsRepeatable => at is not null || base.IsRepeatable;

    protected internal override void DeclareMore(Batch batch) => batch.Clicks.Need(TenantId, memberId, AtOf(batch));

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Catalog(TenantId).Affiliates.Find(affiliateId) is null) return AffiliateRows.NotFound;
        if (!batch.Members.Exists(batch.Member(TenantId, memberId))) return MemberRows.NotFound("/memberId");
        var click = new AffiliateClick(affiliateId, AtOf(batch));
        var isKnown = batch.Clicks.Of(TenantId, memberId).Contains(click);
        if (!isKnown) batch.Clicks.Stage(TenantId, memberId, click, batch.NowOf(TenantId));
        return new Answer(
            201,
            JsonSerializer.SerializeToUtf8Bytes(
                new ClickAnswer(affiliateId, memberId, click.At), StorageJson.Default.ClickAnswer),
            Replayed: isKnown);
    }

    private Instant AtOf(Batch batch) => at ?? batch.NowOf(TenantId);
}
