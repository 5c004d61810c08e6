using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>VipMemberships: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class VipMembershipsGroup
{
    private readonly Sender sender;

    internal VipMembershipsGroup(Sender sender) => this.sender = sender;

    /// <summary>A membership as it is now</summary>
    /// <remarks>
    /// Its status as of now, whether or not anything was written down when time passed, what comes next, and all
    /// its payments.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MembershipAnswer>> GetVipMembershipAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MembershipAnswer>(
            new Call(HttpMethod.Get, $"v1/vip-memberships/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Make a member a VIP member</summary>
    /// <remarks>
    /// With a payment the first period begins now; without one the plan's trial does, once a member. A payment's
    /// <c>reference</c> is recorded once: sent again, it is answered like the first time.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MembershipAnswer>> JoinVipAsync(
        JoinRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MembershipAnswer>(
            new Call(HttpMethod.Post, "v1/vip-memberships")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Pay for the next period</summary>
    /// <remarks>
    /// It begins where the paid time, or the trial, ends, also where that has passed.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MembershipAnswer>> RenewVipAsync(
        string id,
        RenewRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MembershipAnswer>(
            new Call(HttpMethod.Post, $"v1/vip-memberships/{Call.Escape(id)}/renewals")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>End a membership</summary>
    /// <remarks>
    /// With what is paid or on trial, or at once; one whose payment is late, always at once. Nothing is paid
    /// back.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MembershipAnswer>> CancelVipAsync(
        string id,
        CancelRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MembershipAnswer>(
            new Call(HttpMethod.Post, $"v1/vip-memberships/{Call.Escape(id)}/cancellation")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Go over to another plan</summary>
    /// <remarks>
    /// The new plan's first period begins now. The unused whole days of what is paid are credited against its
    /// initial fee; the payment is the rest. Credit beyond the fee is not paid back.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MembershipAnswer>> ChangeVipPlanAsync(
        string id,
        ChangePlanRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MembershipAnswer>(
            new Call(HttpMethod.Post, $"v1/vip-memberships/{Call.Escape(id)}/plan")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Undo the latest paid period</summary>
    /// <remarks>
    /// Within the program's time from its start. One that has not begun is as if never paid; with the one that
    /// runs, the membership is over. Units given with the payment are taken back.
    /// <br/> Scope: <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MembershipAnswer>> RefundVipAsync(
        string id,
        RefundRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MembershipAnswer>(
            new Call(HttpMethod.Post, $"v1/vip-memberships/{Call.Escape(id)}/refund")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
