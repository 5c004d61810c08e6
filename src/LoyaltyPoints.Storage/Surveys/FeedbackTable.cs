using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>The feedback that a batch records, or answers for once more.</summary>
internal sealed class FeedbackTable : BatchTable<OwnedId, Feedback>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("feedback_id")];

    private static readonly Column[] Row =
        [.. Key, .. TouchColumns.All, Long("recorded_at"), Bytes("document")];

    private static readonly SetStatement Select = SetStatement.Find("feedback", Key, Row);

    private static readonly SetStatement Append = Insert(
        "feedback", [.. Row, Id("survey_id"), Id("invitation_id"), Long("occurred_at")]);

    private RowSet staged = new(Append);

    public void Stage(int tenantId, Feedback feedback)
    {
        Put(new OwnedId(tenantId, feedback.MemberId, feedback.Id), feedback);
        var posted = feedback.Document;
        staged.Add(tenantId).Add(feedback.MemberId).Add(feedback.Id).Add(feedback.Touch)
            .Add(feedback.RecordedAt.UnixMilliseconds).Add(DocumentOf(posted)).Add(posted.SurveyId)
            .Add(posted.InvitationId?.Id ?? Guid.Empty).Add(posted.OccurredAt.UnixMilliseconds);
    }

    /// <summary>Equal feedback has equal bytes.</summary>
    public static byte[] DocumentOf(FeedbackDocument document) =>
        JsonSerializer.SerializeToUtf8Bytes(document, CoreJson.Default.FeedbackDocument);

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Id);
        trip.Find(wanted, row => Put(
            new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)),
            new Feedback(
                row.GetGuid(2), row.GetGuid(1),
                JsonSerializer.Deserialize(row.GetBytes(9), CoreJson.Default.FeedbackDocument)!,
                TouchColumns.Read(row, 3), new Instant(row.GetInt64(8)))));
    }
}
