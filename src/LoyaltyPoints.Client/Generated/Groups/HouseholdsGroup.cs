using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Households: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class HouseholdsGroup
{
    private readonly Sender sender;

    internal HouseholdsGroup(Sender sender) => this.sender = sender;

    /// <summary>A household, and what its members hold together</summary>
    /// <remarks>
    /// As of now, in every program any of them is in. Units stay in the members' own accounts.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<HouseholdAnswer>> GetHouseholdAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<HouseholdAnswer>(
            new Call(HttpMethod.Get, $"v1/households/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>The household a member is in</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<HouseholdAnswer>> GetHouseholdOfMemberAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<HouseholdAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/household"),
            cancellationToken);

    /// <summary>Make a household</summary>
    /// <remarks>
    /// Of at most ten members, each in no other. What they hold becomes a pool that owners and spenders spend
    /// from: see <c>fromHousehold</c> of a redemption.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<HouseholdAnswer>> CreateHouseholdAsync(
        CreateHouseholdRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<HouseholdAnswer>(
            new Call(HttpMethod.Post, "v1/households")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Take a member in</summary>
    /// <remarks>Scope: <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<HouseholdAnswer>> JoinHouseholdAsync(
        string id,
        HouseholdMemberBody body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<HouseholdAnswer>(
            new Call(HttpMethod.Post, $"v1/households/{Call.Escape(id)}/members")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Let a member do something else from now on</summary>
    /// <remarks>Scope: <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<HouseholdAnswer>> ChangeHouseholdRoleAsync(
        string id,
        string memberId,
        ChangeRoleRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<HouseholdAnswer>(
            new Call(HttpMethod.Post, $"v1/households/{Call.Escape(id)}/members/{Call.Escape(memberId)}/role")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Let a member go, with the units in the member's own account</summary>
    /// <remarks>
    /// The last owner goes last. A household without members can be joined anew by an owner.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer> LeaveHouseholdAsync(
        string id,
        string memberId,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            new Call(HttpMethod.Delete, $"v1/households/{Call.Escape(id)}/members/{Call.Escape(memberId)}"),
            cancellationToken);
}
