using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Campaigns: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class CampaignsGroup
{
    private readonly Sender sender;

    internal CampaignsGroup(Sender sender) => this.sender = sender;

    /// <summary>All campaigns</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<CampaignAnswer>>> ListCampaignsAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<CampaignAnswer>>(
            new Call(HttpMethod.Get, "v1/campaigns")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listCampaigns</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<CampaignAnswer> EnumerateCampaignsAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<CampaignAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListCampaignsAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Make a campaign</summary>
    /// <remarks>
    /// More earning rules for one program, without a new version of it. A purchase is judged by the schedule at
    /// its <c>occurredAt</c> and by the campaigns as they are when it is recorded. <c>from</c> and <c>to</c> are
    /// half-open, local dates or instants; <c>weekly</c> hours are in the program's time zone. <c>rules</c> are
    /// as in a program (no <c>bands</c>; ids of at most 32 characters) and come after the program's own in each
    /// step; <c>combine</c> is a matter of the program's own base rules. <c>caps</c> limit what one member gets
    /// of the campaign in a period, <c>budget</c> what all get together: the last purchase gets what is left, and
    /// the explanation shows a row <c>budget</c>. A return gives back to the budget what the purchase no longer
    /// earns, and takes nothing out of it again. <c>stacking</c>: <c>add</c> counts beside others; of those
    /// marked <c>best</c> only the one with which the purchase earns most; where an <c>exclusive</c> one applies
    /// (its audience and one of its rules do), no others but exclusive ones count, and of these the one with
    /// which it earns most.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<CampaignAnswer>> CreateCampaignAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<CampaignAnswer>(
            new Call(HttpMethod.Post, "v1/campaigns")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A campaign, its budget and its results so far</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<CampaignAnswer>> GetCampaignAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<CampaignAnswer>(
            new Call(HttpMethod.Get, $"v1/campaigns/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change a campaign</summary>
    /// <remarks>
    /// Purchases that are recorded from now on are judged by the new definition; what was given before counts
    /// against the new budget.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<CampaignAnswer>> ReviseCampaignAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<CampaignAnswer>(
            new Call(HttpMethod.Put, $"v1/campaigns/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>Stop a campaign at once</summary>
    /// <remarks>
    /// It gives nothing to any purchase that is recorded afterwards, whenever that occurred.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<CampaignAnswer>> StopCampaignAsync(
        string id,
        StopCampaignRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<CampaignAnswer>(
            new Call(HttpMethod.Post, $"v1/campaigns/{Call.Escape(id)}/stop")
                .Json(body ?? new StopCampaignRequest())
                .Key(idempotencyKey),
            cancellationToken);
}
