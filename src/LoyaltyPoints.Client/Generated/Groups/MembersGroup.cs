using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Members: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class MembersGroup
{
    private readonly Sender sender;

    internal MembersGroup(Sender sender) => this.sender = sender;

    /// <summary>Erase a person for good</summary>
    /// <remarks>
    /// What says who it was is gone, with all that was said in words; units are revoked. Accounts, ledger and
    /// purchases stay, under an id that leads to nobody, so that the book balances. Other records that were
    /// merged into this one are erased with it. Sent again, it does what may have been left undone.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer> EraseMemberAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            new Call(HttpMethod.Delete, $"v1/members/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>A member</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<MemberAnswer>> GetMemberAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MemberAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change what is known of a member</summary>
    /// <remarks>
    /// Absent fields stay; null clears; <c>identifiers</c> and <c>attributes</c> are replaced whole.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MemberAnswer>> PatchMemberAsync(
        string id,
        PatchMemberRequest body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MemberAnswer>(
            new Call(HttpMethod.Patch, $"v1/members/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>Change what is known of a member</summary>
    /// <remarks>
    /// Absent fields stay; null clears; <c>identifiers</c> and <c>attributes</c> are replaced whole.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<MemberAnswer>> PatchMemberAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MemberAnswer>(
            new Call(HttpMethod.Patch, $"v1/members/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>Everything there is about a member</summary>
    /// <remarks>
    /// One JSON document, sent as it is read: the member, the ledger of each program, and the rows of every
    /// resource, named as they are stored. Records that were merged into the member's follow in <c>merged</c>,
    /// each of the same form.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<JsonObject>> ExportMemberAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<JsonObject>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/export"),
            cancellationToken);

    /// <summary>Merge another record of the same person into this one</summary>
    /// <remarks>
    /// Identifiers, units with their expiries, tier, membership, vouchers, partners and the place in a household
    /// come over. What is posted for the other record from now on arrives here; its ledger and its purchases stay
    /// readable under its own id. It can be undone for some days.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<MergeAnswer>> MergeMembersAsync(
        string id,
        MergeRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MergeAnswer>(
            new Call(HttpMethod.Post, $"v1/members/{Call.Escape(id)}/merge")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>All that the person at the counter wants to know of a member</summary>
    /// <remarks>
    /// One call: who it is, units and standing everywhere, how often it buys, what it is worth, what it likes,
    /// what it can have now, what lately happened, and what to do next. The rules of <c>nextActions</c>, in their
    /// order: <c>unhappy-feedback</c> (the two lowest levels within 30 days), <c>membership-unpaid</c> (past due
    /// or in grace), <c>units-expire</c> (within 30 days), <c>voucher-expires</c> (within 14 days),
    /// <c>reward-in-reach</c> (the dearest that can be had), <c>tier-within-basket</c> (a usual purchase reaches
    /// it), <c>at-risk</c> (from 3 purchases on: silent for more than 2 usual gaps, or less than 0.5 likely to
    /// buy again), <c>birthday</c> (within 7 days).
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ProfileAnswer>> GetProfileAsync(
        string id,
        string? channel = null,
        string? store = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ProfileAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/profile")
                .Query("channel", channel)
                .Query("store", store),
            cancellationToken);

    /// <summary>Enrol a person</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<MemberAnswer>> CreateMemberAsync(
        CreateMemberRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MemberAnswer>(
            new Call(HttpMethod.Post, "v1/members")
                .Json(body ?? new CreateMemberRequest())
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Find by identifier or external id, or list all</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<Page<MemberAnswer>>> FindMembersAsync(
        string? identifier = null,
        string? externalId = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<MemberAnswer>>(
            new Call(HttpMethod.Get, "v1/members")
                .Query("identifier", identifier)
                .Query("externalId", externalId)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>findMembers</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<MemberAnswer> EnumerateFindMembersAsync(
        string? identifier = null,
        string? externalId = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<MemberAnswer>(
            async (next, cancellation) =>
            {
                var page = await FindMembersAsync(
                    identifier: identifier,
                    externalId: externalId,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Enrol a member in a program</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<MemberAnswer>> EnrollMemberAsync(
        string id,
        EnrollmentRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MemberAnswer>(
            new Call(HttpMethod.Post, $"v1/members/{Call.Escape(id)}/enrollments")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A merge</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<MergeAnswer>> GetMergeAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MergeAnswer>(
            new Call(HttpMethod.Get, $"v1/merges/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Make one record two again</summary>
    /// <remarks>
    /// Of each lot go back as many units as had come, or as are left of it: what was spent or has expired stays
    /// so. What was posted meanwhile stays where it arrived.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<MergeAnswer>> UndoMergeAsync(
        string id,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<MergeAnswer>(
            new Call(HttpMethod.Post, $"v1/merges/{Call.Escape(id)}/undo")
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Record that somebody has thanked a member</summary>
    /// <remarks>
    /// The thank-you list says who was.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<ThanksAnswer>> ThankMemberAsync(
        string id,
        ThanksRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ThanksAnswer>(
            new Call(HttpMethod.Post, $"v1/members/{Call.Escape(id)}/thanks")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);
}
