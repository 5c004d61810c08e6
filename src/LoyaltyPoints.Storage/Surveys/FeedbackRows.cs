using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Activities;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Questions over feedback.</summary>
public static class FeedbackRows
{
    private const string SelectOne = """
        SELECT member_id, feedback_id, purchase_id, contact, store, channel, goods, recorded_at, document
        FROM feedback WHERE tenant_id = @tenant AND member_id = @member AND feedback_id = @feedback
        """;

    private const string SelectMembers = """
        SELECT DISTINCT member_id FROM feedback
        WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    private const string SelectRange = """
        SELECT member_id, survey_id, occurred_at, purchase_id, contact, store, channel, goods, document FROM feedback
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last
          AND occurred_at >= @from AND occurred_at < @to
        """;

    private const string SelectPage = """
        SELECT member_id, feedback_id FROM feedback
        WHERE tenant_id = @tenantId AND survey_id = @survey AND occurred_at >= @from AND occurred_at < @to
          AND (occurred_at > @at OR (occurred_at = @at AND feedback_id > @after))
        ORDER BY occurred_at, feedback_id
        """;

    /// <summary>Null where the tenant's member has no such feedback.</summary>
    public static FeedbackAnswer? Find(Session session, int tenantId, MemberOwnedId id)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(id.MemberId).Bind(id.Id);
        if (!select.Read()) return null;
        var feedback = new Feedback(
            select.GetGuid(1), select.GetGuid(0),
            JsonSerializer.Deserialize(select.GetBytes(8), CoreJson.Default.FeedbackDocument)!,
            TouchColumns.Read(select, 2), new Instant(select.GetInt64(7)));
        select.Reset();
        return FeedbackAnswer.Of(feedback, ResultsOf(session, tenantId, feedback));
    }

    /// <summary>What the next members have answered in a period.</summary>
    /// <param name="each">Called for each, by member.</param>
    /// <returns>After whom to go on; null where no more come.</returns>
    public static Guid? Scan(
        Session session, int tenantId, VoiceFilter filter, Guid after, Action<AnsweredSurvey> each) =>
        filter.Walk(session, SelectMembers, SelectRange, new MemberRange(tenantId, after, after), row =>
        {
            var surveyId = row.GetGuid(1);
            if (!filter.Surveys.Contains(surveyId)) return;
            var touch = TouchColumns.Read(row, 3);
            if (!filter.Passes(touch)) return;
            each(new AnsweredSurvey(
                row.GetGuid(0), surveyId, new Instant(row.GetInt64(2)), touch,
                JsonSerializer.Deserialize(row.GetBytes(8), CoreJson.Default.FeedbackDocument)!.Answers));
        });

    /// <summary>What was answered to a survey, in the order of when it was.</summary>
    /// <param name="after">The last that was shown: when it was given, and its id.</param>
    public static IReadOnlyList<FeedbackAnswer> Page(
        Session session, int tenantId, Guid surveyId, (Instant From, Instant To) period, (Instant At, Guid Id) after,
        int limit) =>
    [
        .. session.Connection.Query<(StoredId Member, StoredId Feedback)>(
                session.Dialect.Limited(SelectPage),
                new
                {
                    tenantId, survey = StoredId.Of(surveyId), from = period.From.UnixMilliseconds,
                    to = period.To.UnixMilliseconds, at = after.At.UnixMilliseconds, after = StoredId.Of(after.Id),
                    limit,
                })
            .Select(row => Find(session, tenantId, new MemberOwnedId(row.Feedback.Value, row.Member.Value))!),
    ];

    internal static Answer Answer(int status, Feedback feedback, IReadOnlyList<ActivityResult>? results)
    {
        var answer = FeedbackAnswer.Of(feedback, results);
        return new Answer(
            status, JsonSerializer.SerializeToUtf8Bytes(answer, CoreJson.Default.FeedbackAnswer),
            status == 201 ? "/v1/feedback/" + answer.Id.Format(PublicId.Feedback) : null);
    }

    private static IReadOnlyList<ActivityResult>? ResultsOf(Session session, int tenantId, Feedback feedback) =>
        ActivityRow.Find(session, tenantId, feedback.MemberId, feedback.Id) is { } activity
            ? JsonSerializer.Deserialize(activity.Results, CoreJson.Default.IReadOnlyListActivityResult) : null;
}
