using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Writes over surveys, to be run inside a batch that has the tenant's configuration to itself.</summary>
public static class SurveyWrites
{
    private const string Insert = """
        INSERT INTO surveys (tenant_id, survey_id, name, revision, definition, created_at, updated_at)
        VALUES (@tenantId, @survey, @name, 1, @json, @now, @now)
        """;

    private const string Update = """
        UPDATE surveys SET name = @name, definition = @json, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND survey_id = @survey
        """;

    /// <param name="json">The definition, as it was sent.</param>
    public static SurveyRecord Create(Batch batch, int tenantId, SurveyDefinition definition, byte[] json) =>
        Write(batch, Insert, tenantId, batch.Ids.Next(), definition, json);

    /// <summary>Changes a survey from now on; answers stay as they were given.</summary>
    /// <param name="revisions">One of which the survey must have; null: any.</param>
    /// <returns>
    /// Refused with <c>survey_not_found</c>, <c>precondition_failed</c>, or <c>unprocessable</c> for another kind,
    /// currency or <c>once</c>, on which the answers rest that there are.
    /// </returns>
    public static (SurveyRecord? Survey, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid surveyId, IReadOnlyList<long>? revisions, SurveyDefinition definition,
        byte[] json)
    {
        if (SurveyRows.Find(batch.Session, tenantId, surveyId) is not { } known)
            return (null, new Refusal("survey_not_found", "There is no such survey."));
        if (revisions?.Contains(known.Revision) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The survey has changed since the version named by If-Match."));
        }

        var before = batch.Catalog(tenantId).Surveys[surveyId].Definition;
        var faults = new List<Fault>();
        if (before.Kind != definition.Kind)
            faults.Add(new Fault("/kind", FaultCodes.InvalidValue, $"Must stay {Survey.WordOf(before.Kind)}."));
        if (before.Currency != definition.Currency)
            faults.Add(new Fault("/currency", FaultCodes.InvalidValue, $"Must stay {before.Currency}."));
        if (before.Once != definition.Once)
            faults.Add(new Fault("/once", FaultCodes.InvalidValue, "Must stay as it is."));
        return faults.Count == 0 ? (Write(batch, Update, tenantId, surveyId, definition, json), null)
            : (null, new Refusal("unprocessable", "Answers that were given rest on this.", faults));
    }

    private static SurveyRecord Write(
        Batch batch, string sql, int tenantId, Guid surveyId, SurveyDefinition definition, byte[] json)
    {
        var (survey, now) = (StoredId.Of(surveyId), batch.NowOf(tenantId).UnixMilliseconds);
        batch.Session.Connection.Execute(
            sql, new { tenantId, survey, name = definition.Name, json, now }, batch.Session.CurrentTransaction);
        batch.Catalogs.Changed(tenantId);
        return SurveyRows.Find(batch.Session, tenantId, surveyId)!;
    }
}
