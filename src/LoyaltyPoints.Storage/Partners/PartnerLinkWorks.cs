using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>Gives a member a code for a partner's app.</summary>
/// <param name="code">A new one.</param>
public sealed class IssueLinkCodeWork(
    int tenantId, Guid memberId, Guid partnerId, string code, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.LinkCodeIssued)
    {
        IsBare = true, Id = PublicId.Format(PublicId.Partner, partnerId),
    };

    protected internal override WorkResult Execute(Batch batch)
    {
        if (!batch.Members.Exists(batch.Member(TenantId, memberId))) return MemberRows.NotFound("");
        if (!batch.Catalog(TenantId).Partners.ContainsKey(partnerId)) return PartnerRows.NotFound("/partnerId");
        var now = batch.NowOf(TenantId);
        var issued = new IssuedCode(
            LinkCode.IdOf(TenantId, code), memberId, partnerId, now, now.Plus(LinkCode.Lifetime), Instant.Never);
        batch.LinkCodes.Add(TenantId, issued);
        return new Answer(201, JsonSerializer.SerializeToUtf8Bytes(
            new LinkCodeAnswer(code, partnerId, issued.ExpiresAt), CoreJson.Default.LinkCodeAnswer));
    }
}

/// <summary>Takes a code: from then on the partner sees the member.</summary>
/// <param name="found">As it was read before, for what never changes of it.</param>
public sealed class AcceptLinkCodeWork(
    int tenantId, Guid partnerId, IssuedCode found, string? reference, RequestKey? requestKey)
    : Work(tenantId, found.MemberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.PartnerLinked);

    private readonly PartnerLinkKey link = new(tenantId, found.MemberId, found.PartnerId);

    protected internal override void Declare(Batch batch)
    {
        batch.LinkCodes.Need((TenantId, found.CodeId));
        batch.PartnerLinks.Need(link);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        // As it is under its lock: it may have been used meanwhile.
        var (code, now) = (batch.LinkCodes.Find((TenantId, found.CodeId))!, batch.NowOf(TenantId));
        if (!batch.Members.Exists(batch.Member(TenantId, found.MemberId))) return IssuedCode.Invalid;
        var decision = code.Accept(partnerId, reference, batch.PartnerLinks.Find(link), now);
        if (decision.Value is not { } made) return decision.Refusal!;
        batch.LinkCodes.MarkUsed(TenantId, code, now);
        batch.PartnerLinks.Stage(TenantId, made);
        return new Answer(201, JsonSerializer.SerializeToUtf8Bytes(
            PartnerLinkAnswer.Of(made), CoreJson.Default.PartnerLinkAnswer));
    }
}

/// <summary>Hides a member from a partner.</summary>
public sealed class UnlinkPartnerWork(int tenantId, Guid memberId, Guid partnerId) : Work(tenantId, memberId, null)
{
    protected internal override WorkEvent? Tells => new(EventTypes.PartnerUnlinked)
    {
        Id = PublicId.Format(PublicId.Partner, partnerId),
    };

    private readonly PartnerLinkKey link = new(tenantId, memberId, partnerId);

    protected internal override void Declare(Batch batch) => batch.PartnerLinks.Need(link);

    protected internal override WorkResult Execute(Batch batch)
    {
        if (!batch.Members.Exists(batch.Member(TenantId, memberId))) return MemberRows.NotFound("");
        if (batch.PartnerLinks.Find(link) is not { IsLinked: true } linked)
            return new Refusal("partner_link_not_found", "The member is not linked to such a partner.");
        batch.PartnerLinks.Stage(TenantId, linked with { UnlinkedAt = batch.NowOf(TenantId) });
        return new Answer(204, default);
    }
}
