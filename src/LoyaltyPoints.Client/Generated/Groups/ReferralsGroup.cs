using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Referrals: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class ReferralsGroup
{
    private readonly Sender sender;

    internal ReferralsGroup(Sender sender) => this.sender = sender;

    /// <summary>What is given where members bring others</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<ReferralProgram>> GetReferralProgramAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReferralProgram>(
            new Call(HttpMethod.Get, "v1/referral-program"),
            cancellationToken);

    /// <summary>Set it, or change it</summary>
    /// <remarks>
    /// Made by the first PUT, without <c>If-Match</c>; changed only with it. What a purchase gives is decided by
    /// what is set when it is recorded.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReferralProgram>> PutReferralProgramAsync(
        ReferralProgramRequest body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReferralProgram>(
            new Call(HttpMethod.Put, "v1/referral-program")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>A member's own code for bringing others</summary>
    /// <remarks>
    /// Made once: asked again, the same code is answered with 200. The member must be in the program in which
    /// referrals are paid.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReferralCodeAnswer>> MakeReferralCodeAsync(
        string id,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReferralCodeAnswer>(
            new Call(HttpMethod.Post, $"v1/members/{Call.Escape(id)}/referral-code")
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Whom a member has brought</summary>
    /// <remarks>
    /// Also by whom the member was brought, as <c>broughtBy</c>.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReferralsAnswer>> ListReferralsAsync(
        string id,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReferralsAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/referrals")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listReferrals</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<ReferralAnswer> EnumerateReferralsAsync(
        string id,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<ReferralAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListReferralsAsync(
                    id: id,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Say who brought a member</summary>
    /// <remarks>
    /// Before the member's first purchase, once. The first purchase that qualifies pays both; where it comes back
    /// so far that it would not qualify, both lose it.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReferralAnswer>> PostReferralAsync(
        ReferralRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReferralAnswer>(
            new Call(HttpMethod.Post, "v1/referrals")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A referral as it is now</summary>
    /// <remarks>
    /// By its id, or as the ledger of either of its members names it: with that member's half.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReferralAnswer>> GetReferralAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReferralAnswer>(
            new Call(HttpMethod.Get, $"v1/referrals/{Call.Escape(id)}"),
            cancellationToken);
}
