using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Surveys: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class SurveysGroup
{
    private readonly Sender sender;

    internal SurveysGroup(Sender sender) => this.sender = sender;

    /// <summary>Add a survey</summary>
    /// <remarks>
    /// <c>kind</c> is <c>satisfaction</c> (five levels), <c>nps</c> (0 to 10), <c>attributes</c> (importance and
    /// performance, 1 to 5, of <c>productPerformance</c>, <c>price</c>, <c>information</c>, <c>privileges</c>,
    /// <c>surpriseAndDelight</c>, <c>service</c> and those in <c>attributes</c>), <c>intentions</c> (towards
    /// <c>us</c> and <c>competitors</c>), <c>wallet</c> (what is spent with them, in <c>currency</c>) or
    /// <c>exit</c> (codes of <c>reasons</c>). <c>once</c>: one answer each <c>member</c>, <c>purchase</c> or
    /// <c>invitation</c>. <c>reward</c>: each answer is an activity of this type too, which programs may reward.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SurveyAnswer>> CreateSurveyAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SurveyAnswer>(
            new Call(HttpMethod.Post, "v1/surveys")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>All surveys</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<SurveyAnswer>>> ListSurveysAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<SurveyAnswer>>(
            new Call(HttpMethod.Get, "v1/surveys")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listSurveys</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<SurveyAnswer> EnumerateSurveysAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<SurveyAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListSurveysAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Change a survey from now on</summary>
    /// <remarks>
    /// <c>kind</c>, <c>once</c> and <c>currency</c> stay. Answers that were given stay as they are.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<SurveyAnswer>> ReviseSurveyAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SurveyAnswer>(
            new Call(HttpMethod.Put, $"v1/surveys/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>A survey, for those who ask its questions</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<SurveyAnswer>> GetSurveyAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<SurveyAnswer>(
            new Call(HttpMethod.Get, $"v1/surveys/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Record a member's answer</summary>
    /// <remarks>
    /// The same <c>source</c> and <c>externalId</c> are recorded once, for ever. Where the survey has a reward,
    /// programs give it in the same transaction, and <c>results</c> say what. Unhappy answers
    /// (<c>unsatisfied</c>, 0 to 6) and delighted ones (<c>extremelySatisfied</c>, 9 and 10) ask for a follow-up.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<FeedbackAnswer>> PostFeedbackAsync(
        FeedbackRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<FeedbackAnswer>(
            new Call(HttpMethod.Post, "v1/feedback")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A member's answer with its reward</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.</remarks>
    public Task<Answer<FeedbackAnswer>> GetFeedbackAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<FeedbackAnswer>(
            new Call(HttpMethod.Get, $"v1/feedback/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Record that a member was asked</summary>
    /// <remarks>
    /// The response rate is of those. Sending the invitation is yours.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<InvitationAnswer>> InviteMemberAsync(
        string id,
        InvitationRequest body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<InvitationAnswer>(
            new Call(HttpMethod.Post, $"v1/surveys/{Call.Escape(id)}/invitations")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>What was answered to a survey</summary>
    /// <remarks>
    /// In the order of <c>occurredAt</c>.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<Page<FeedbackAnswer>>> ListFeedbackAsync(
        string id,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<FeedbackAnswer>>(
            new Call(HttpMethod.Get, $"v1/surveys/{Call.Escape(id)}/feedback")
                .Query("from", from)
                .Query("to", to)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listFeedback</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<FeedbackAnswer> EnumerateFeedbackAsync(
        string id,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<FeedbackAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListFeedbackAsync(
                    id: id,
                    from: from,
                    to: to,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);
}
