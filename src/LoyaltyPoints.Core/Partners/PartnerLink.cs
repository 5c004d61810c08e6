using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Partners;

/// <summary>Whether a partner sees a member.</summary>
/// <param name="Reference">What the partner calls the member; null: nothing.</param>
/// <param name="UnlinkedAt">Since when it no longer does; never while it does.</param>
public sealed record PartnerLink(
    Guid MemberId, Guid PartnerId, string? Reference, Instant LinkedAt, Instant UnlinkedAt)
{
    public bool IsLinked => UnlinkedAt == Instant.Never;
}

/// <summary>A code that a member's own app has asked for.</summary>
/// <param name="UsedAt">Never while it is not used.</param>
public sealed record IssuedCode(
    Guid CodeId, Guid MemberId, Guid PartnerId, Instant IssuedAt, Instant ExpiresAt, Instant UsedAt)
{
    /// <summary>
    /// The link it makes. Refused with <c>link_code_invalid</c>, whatever the reason: expired, used, another
    /// partner's, or the member has unlinked the partner since.
    /// </summary>
    /// <param name="before">Null where the partner never saw the member.</param>
    public Decision<PartnerLink> Accept(Guid partnerId, string? reference, PartnerLink? before, Instant now)
    {
        var isGood = partnerId == PartnerId && UsedAt == Instant.Never && now < ExpiresAt
            && (before is null || before.IsLinked || before.UnlinkedAt <= IssuedAt);
        return isGood
            ? Decision<PartnerLink>.Of(new PartnerLink(MemberId, PartnerId, reference, now, Instant.Never)) : Invalid;
    }

    public static Refusal Invalid => new(
        "link_code_invalid", "The code is unknown, used or expired, or was made for another partner.",
        [new Fault("/code", FaultCodes.InvalidValue, "Is no code that can be used now.")]);
}

/// <summary>A link as it is answered.</summary>
public sealed record PartnerLinkAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId,
    [property: JsonConverter(typeof(PartnerIdConverter))] Guid PartnerId, string? Reference, Instant LinkedAt)
{
    public static PartnerLinkAnswer Of(PartnerLink link) =>
        new(link.MemberId, link.PartnerId, link.Reference, link.LinkedAt);
}

/// <summary>A code as it is shown, once.</summary>
public sealed record LinkCodeAnswer(
    string Code, [property: JsonConverter(typeof(PartnerIdConverter))] Guid PartnerId, Instant ExpiresAt);
