using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Reviews: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class ReviewsGroup
{
    private readonly Sender sender;

    internal ReviewsGroup(Sender sender) => this.sender = sender;

    /// <summary>The rules against abuse</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<VelocityRulesAnswer>> GetVelocityRulesAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VelocityRulesAnswer>(
            new Call(HttpMethod.Get, "v1/velocity-rules"),
            cancellationToken);

    /// <summary>Declare them anew</summary>
    /// <remarks>
    /// Of each member: <c>unitsEarned</c> and <c>unitsRedeemed</c> (of a program), <c>purchases</c>,
    /// <c>identicalPurchases</c> (same goods, amounts, currency and store) and <c>redemptions</c> (of a program,
    /// or of all): at most <c>most</c> within <c>windowMinutes</c> that end now, or <c>then</c>: <c>refuse</c>
    /// answers 422 <c>velocity_exceeded</c> and records nothing, <c>flag</c> records it and opens a review. What
    /// is posted late counts when it is recorded; returns, voids and reversals give nothing back.
    /// <c>tillSurge</c> flags a <c>source</c> that earns <c>times</c> its average day. What happened before there
    /// were rules counts for none.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<VelocityRulesAnswer>> PutVelocityRulesAsync(
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VelocityRulesAnswer>(
            new Call(HttpMethod.Put, "v1/velocity-rules")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>What somebody should look at, oldest first</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<ReviewAnswer>>> ListReviewsAsync(
        string? status = null,
        string? kind = null,
        string? memberId = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<ReviewAnswer>>(
            new Call(HttpMethod.Get, "v1/reviews")
                .Query("status", status)
                .Query("kind", kind)
                .Query("memberId", memberId)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listReviews</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<ReviewAnswer> EnumerateReviewsAsync(
        string? status = null,
        string? kind = null,
        string? memberId = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<ReviewAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListReviewsAsync(
                    status: status,
                    kind: kind,
                    memberId: memberId,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>A review with its evidence</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<ReviewAnswer>> GetReviewAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReviewAnswer>(
            new Call(HttpMethod.Get, $"v1/reviews/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Let it stand</summary>
    /// <remarks>
    /// Once: of two reviewers the first wins.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReviewAnswer>> ApproveReviewAsync(
        string id,
        ResolveReviewRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReviewAnswer>(
            new Call(HttpMethod.Post, $"v1/reviews/{Call.Escape(id)}/approve")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Take a purchase back; mark a redemption or a till</summary>
    /// <remarks>
    /// Once: of two reviewers the first wins. All that is left of a purchase is returned, by a return of the
    /// source <c>review</c>: what it earned is taken back as the program says, and it counts as come back
    /// everywhere. A redemption is only marked: reverse it where its units are to go back.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReviewAnswer>> RejectReviewAsync(
        string id,
        ResolveReviewRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReviewAnswer>(
            new Call(HttpMethod.Post, $"v1/reviews/{Call.Escape(id)}/reject")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
