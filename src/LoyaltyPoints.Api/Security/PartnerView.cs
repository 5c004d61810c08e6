using System.Text.Json;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// What a partner's key sees of the tenant: the programs and rewards it was given, members who linked themselves, and
/// what it made itself. Everything else is not there for it. The one place that decides: <see cref="ApiKeyGate"/> asks
/// it before every endpoint, and endpoints that answer several things ask it which.
/// </summary>
internal sealed class PartnerView(ReadPool readers, CatalogCache catalogs)
{
    /// <summary>Goes on to the endpoint, or answers 404 as for what is not there; 403 where nothing was said.</summary>
    public Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        var sight = context.GetEndpoint()?.Metadata.GetMetadata<PartnerSees>()?.Sight;
        if (sight is null) return Problem.Of(ErrorCodes.Forbidden).ExecuteAsync(context);
        var id = context.Request.RouteValues["id"] as string ?? "";
        var missing = readers.Read(session => Missing(session, context.Caller(), sight.Value, id));
        return missing is null ? next(context) : Problem.Of(missing).ExecuteAsync(context);
    }

    /// <summary>Whether a caller sees a member; who is no partner sees all there are.</summary>
    public static bool SeesMember(Session session, Caller caller, Guid memberId) => caller.PartnerId is not { } partner
        || PartnerLinkRows.IsLinked(session, caller.TenantId, memberId, partner);

    /// <summary>Which programs a caller sees.</summary>
    public Func<Guid, bool> Programs(Session session, Caller caller) => caller.PartnerId is null ? static _ => true
        : PartnerOf(session, caller) is { } partner ? partner.MaySpend : static _ => false;

    /// <summary>Which rewards, by their id and program, a caller sees.</summary>
    public Func<Guid, Guid, bool> Rewards(Session session, Caller caller) =>
        caller.PartnerId is null ? static (_, _) => true
        : PartnerOf(session, caller) is { } partner ? partner.MayOffer : static (_, _) => false;

    /// <summary>A reward's definition as a caller sees it: a partner is not told which others there are.</summary>
    public static JsonElement Definition(Caller caller, JsonElement definition)
    {
        if (caller.PartnerId is null || !definition.TryGetProperty("partners", out _)) return definition;
        var shown = JsonObject.Create(definition)!;
        shown.Remove("partners");
        using var document = JsonDocument.Parse(shown.ToJsonString());
        return document.RootElement.Clone();
    }

    private ErrorCode? Missing(Session session, Caller caller, PartnerSight sight, string id) => sight switch
    {
        PartnerSight.Member => PublicId.TryParse(PublicId.Member, id, out var member)
            && SeesMember(session, caller, member) ? null : ErrorCodes.MemberNotFound,
        PartnerSight.Program => PublicId.TryParse(PublicId.Program, id, out var program)
            && Programs(session, caller)(program) ? null : ErrorCodes.ProgramNotFound,
        PartnerSight.Reward => PublicId.TryParse(PublicId.Reward, id, out var reward)
            && SeesReward(session, caller, reward) ? null : ErrorCodes.RewardNotFound,
        PartnerSight.Redemption => MemberOwnedId.TryParse(PublicId.Redemption, id, out var redemption)
            && RedemptionRow.Find(session, caller.TenantId, redemption.MemberId, redemption.Id)?.Partner?.PartnerId
                == caller.PartnerId ? null : ErrorCodes.RedemptionNotFound,
        PartnerSight.Membership => MemberOwnedId.TryParse(PublicId.Membership, id, out var membership)
            && SeesMember(session, caller, membership.MemberId)
            && MembershipRow.Find(session, caller.TenantId, membership.MemberId, membership.Id) is { } row
            && Programs(session, caller)(row.ProgramId) ? null : ErrorCodes.MembershipNotFound,
        PartnerSight.Itself => PublicId.TryParse(PublicId.Partner, id, out var partner)
            && partner == caller.PartnerId ? null : ErrorCodes.PartnerNotFound,
        _ => null,
    };

    private bool SeesReward(Session session, Caller caller, Guid rewardId) =>
        catalogs.Current(session, caller.TenantId).Reward(rewardId) is { } reward
        && Rewards(session, caller)(rewardId, reward.Definition.ProgramId);

    private Partner? PartnerOf(Session session, Caller caller) =>
        catalogs.Current(session, caller.TenantId).Partners.GetValueOrDefault(caller.PartnerId!.Value);
}

/// <summary>What the <c>id</c> of a route names, for partners.</summary>
internal enum PartnerSight
{
    /// <summary>There is none: the endpoint shows what <see cref="PartnerView"/> lets it.</summary>
    Shown,

    Member,
    Program,
    Reward,
    Redemption,
    Membership,

    /// <summary>The partner that calls.</summary>
    Itself,
}

/// <summary>How a partner's key sees an endpoint; one without it refuses partners.</summary>
internal sealed record PartnerSees(PartnerSight Sight);

internal static class PartnerSeesExtensions
{
    /// <summary>Partners' keys may call this; <see cref="Scopes.Partner"/> alone is not enough.</summary>
    public static TBuilder PartnerSees<TBuilder>(this TBuilder builder, PartnerSight sight)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new PartnerSees(sight));
}
