using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Surveys;

namespace LoyaltyPoints.Api.Features.Analytics.Voice;

/// <summary>Walks what members have said, a page of them at a time; it is always up to date.</summary>
internal sealed class VoiceScan(AnalyticsScan scan, CatalogCache catalogs, ReadPool readers)
{
    /// <summary>Reads <c>?survey=</c>: which surveys a question is about.</summary>
    /// <param name="request">Null where the question has faults: nothing is judged then.</param>
    /// <param name="fits">Which surveys it can be about.</param>
    /// <returns>All that fit, or the one that is named.</returns>
    public IReadOnlySet<Guid> Surveys(
        QuestionParameters parameters, AnalyticsRequest? request, Func<SurveyDefinition, bool> fits)
    {
        if (request is null) return new HashSet<Guid>();
        var fitting = readers.Read(session => catalogs.Current(session, request.TenantId)).Surveys.Values
            .Where(survey => fits(survey.Definition)).Select(survey => survey.Id).ToHashSet();
        if (parameters.Text("survey") is not { } text) return fitting;
        if (Core.PublicId.TryParse(Core.PublicId.Survey, text, out var id) && fitting.Contains(id))
            return new HashSet<Guid> { id };
        parameters.Fault("survey", FaultCodes.InvalidValue, "Must be the id of a survey that asks for this.");
        return fitting;
    }

    public Task FeedbackAsync(
        AnalyticsRequest request, IReadOnlySet<Guid> surveys, Action<AnsweredSurvey> each,
        CancellationToken cancellation)
    {
        var filter = FilterOf(request) with { Surveys = surveys };
        return scan.WalkAsync(
            (session, after) => FeedbackRows.Scan(session, request.TenantId, filter, after, each), cancellation);
    }

    public Task InvitationsAsync(
        AnalyticsRequest request, IReadOnlySet<Guid> surveys, Action<AskedMember> each,
        CancellationToken cancellation)
    {
        var filter = FilterOf(request) with { Surveys = surveys };
        return scan.WalkAsync(
            (session, after) => InvitationRows.Scan(session, request.TenantId, filter, after, each), cancellation);
    }

    public Task ComplaintsAsync(
        AnalyticsRequest request, Action<OpenedComplaint> each, CancellationToken cancellation)
    {
        var filter = FilterOf(request);
        return scan.WalkAsync(
            (session, after) => ComplaintRows.Scan(session, request.TenantId, filter, after, each), cancellation);
    }

    private static VoiceFilter FilterOf(AnalyticsRequest request) => new()
    {
        From = request.Question.From,
        To = request.Question.To,
        Store = request.Filter.Store,
        Channel = request.Filter.Channel,
        Members = request.Filter.Members,
    };
}
