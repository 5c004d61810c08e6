using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Rewards: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class RewardsGroup
{
    private readonly Sender sender;

    internal RewardsGroup(Sender sender) => this.sender = sender;

    /// <summary>Rewards, and which of them a member can have</summary>
    /// <remarks>
    /// With <c>memberId</c>, each of the page has an <c>offer</c>: whether that member can have it now, or every
    /// reason why not, and how far it is. Archived ones are listed too, without an offer.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<Page<RewardAnswer>>> ListRewardsAsync(
        string? memberId = null,
        string? channel = null,
        string? store = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<RewardAnswer>>(
            new Call(HttpMethod.Get, "v1/rewards")
                .Query("memberId", memberId)
                .Query("channel", channel)
                .Query("store", store)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listRewards</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<RewardAnswer> EnumerateRewardsAsync(
        string? memberId = null,
        string? channel = null,
        string? store = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<RewardAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListRewardsAsync(
                    memberId: memberId,
                    channel: channel,
                    store: store,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Add a reward</summary>
    /// <remarks>
    /// Units, limits, audience and schedule are judged when a member redeems; <c>stock</c> is never oversold,
    /// over any number of instances.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<RewardAnswer>> CreateRewardAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RewardAnswer>(
            new Call(HttpMethod.Post, "v1/rewards")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A reward</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<RewardAnswer>> GetRewardAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RewardAnswer>(
            new Call(HttpMethod.Get, $"v1/rewards/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change a reward: its next version, from now on</summary>
    /// <remarks>
    /// Redemptions keep the version they were made by.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<RewardAnswer>> ReviseRewardAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RewardAnswer>(
            new Call(HttpMethod.Put, $"v1/rewards/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>One version of a reward</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<RewardAnswer>> GetRewardVersionAsync(
        string id,
        int version,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RewardAnswer>(
            new Call(HttpMethod.Get, $"v1/rewards/{Call.Escape(id)}/versions/{Call.Escape(version)}"),
            cancellationToken);

    /// <summary>Take a reward out of the catalogue</summary>
    /// <remarks>
    /// What is reserved can still be captured.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<RewardAnswer>> ArchiveRewardAsync(
        string id,
        string ifMatch,
        ArchiveRequest? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<RewardAnswer>(
            new Call(HttpMethod.Post, $"v1/rewards/{Call.Escape(id)}/archive")
                .Json(body ?? new ArchiveRequest())
                .Match(ifMatch),
            cancellationToken);
}
