using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Programs: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class ProgramsGroup
{
    private readonly Sender sender;

    internal ProgramsGroup(Sender sender) => this.sender = sender;

    /// <summary>All programs</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<Page<ProgramAnswer>>> ListProgramsAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<ProgramAnswer>>(
            new Call(HttpMethod.Get, "v1/programs")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listPrograms</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<ProgramAnswer> EnumerateProgramsAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<ProgramAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListProgramsAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Make a program: a draft of version 1</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<ProgramAnswer>> CreateProgramAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ProgramAnswer>(
            new Call(HttpMethod.Post, "v1/programs")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A program and its versions</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<ProgramAnswer>> GetProgramAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ProgramAnswer>(
            new Call(HttpMethod.Get, $"v1/programs/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Add a draft of the next version</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<ProgramAnswer>> ReviseProgramAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ProgramAnswer>(
            new Call(HttpMethod.Put, $"v1/programs/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>One version of a program</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<VersionAnswer>> GetProgramVersionAsync(
        string id,
        int version,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VersionAnswer>(
            new Call(HttpMethod.Get, $"v1/programs/{Call.Escape(id)}/versions/{Call.Escape(version)}"),
            cancellationToken);

    /// <summary>Put a version into effect</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<ProgramAnswer>> PublishProgramAsync(
        string id,
        PublishRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ProgramAnswer>(
            new Call(HttpMethod.Post, $"v1/programs/{Call.Escape(id)}/publish")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>
    /// What a version would earn and cost, on a purchase or over real history; writes nothing
    /// </summary>
    /// <remarks>
    /// With a <c>purchase</c>: what it would earn, as JSON. With <c>from</c> and <c>to</c>: the purchases that
    /// occurred then, and what came back of them before <c>to</c>, are judged anew in the order in which they
    /// were recorded, each member beginning with the enrolment and nothing else; answered as
    /// application/x-ndjson, a <c>SimulationLine</c> a line, the last with the <c>result</c>. What members spent
    /// or got for anything but purchases is not replayed, a paid membership counts as it is now, and so does what
    /// other programs are asked for.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<BasketAnswer>> SimulateAsync(
        string id,
        SimulationRequest body,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<BasketAnswer>(
            new Call(HttpMethod.Post, $"v1/programs/{Call.Escape(id)}/simulations")
                .Json(body),
            cancellationToken);

    /// <summary>Who would move from tier to tier if a version were in effect now; writes nothing</summary>
    /// <remarks>
    /// A line for each member whom the totals of now would put elsewhere, and a last one with the counts. A rise
    /// comes with the member's next purchase, a fall when what is held ends.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public IAsyncEnumerable<PreviewLine> PreviewTiersAsync(
        string id,
        int version,
        CancellationToken cancellationToken = default) =>
        sender.StreamAsync<PreviewLine>(
            new Call(HttpMethod.Get, $"v1/programs/{Call.Escape(id)}/versions/{Call.Escape(version)}/preview"),
            cancellationToken);
}
