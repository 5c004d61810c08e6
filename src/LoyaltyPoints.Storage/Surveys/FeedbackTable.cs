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
    [
        .. Key, Id("once_id"), .. TouchColumns.All, Long("recorded_at"), Bytes("document"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("feedback", Key, Row);

    private static readonly SetStatement Append = Insert(
        "feedback", [.. Row, Id("survey_id"), Id("invitation_id"), Long("occurred_at")]);

    private RowSet staged = new(Append);

    /// <summary>What may be answered once, and by whom it was.</summary>
    public AnsweredTable Answered { get; } = new();

    public void Stage(int tenantId, Feedback feedback)
    {
        Put(new OwnedId(tenantId, feedback.MemberId, feedback.Id), feedback);
        var posted = feedback.Document;
        Answered.Stage(new(tenantId, feedback.MemberId, posted.SurveyId, feedback.OnceId));
        staged.Add(tenantId).Add(feedback.MemberId).Add(feedback.Id).Add(feedback.OnceId).Add(feedback.Touch)
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
                row.GetGuid(2), row.GetGuid(1), row.GetGuid(3),
                JsonSerializer.Deserialize(row.GetBytes(10), CoreJson.Default.FeedbackDocument)!,
                TouchColumns.Read(row, 4), new Instant(row.GetInt64(9)))));
    }
}

/// <summary>What may be answered once.</summary>
internal readonly record struct OnceKey(int TenantId, Guid MemberId, Guid SurveyId, Guid OnceId);

/// <summary>Whether it was answered. A unique index stands behind it.</summary>
internal sealed class AnsweredTable : BatchTable<OnceKey, object>
{
    private static readonly object Yes = new();

    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("survey_id"), Id("once_id")];

    private static readonly SetStatement Select = SetStatement.Find("feedback", Key, Key);

    /// <summary>It is answered from now on; the feedback itself says so in the database.</summary>
    public void Stage(OnceKey key) => Put(key, Yes);

    public override void Save(RoundTrip trip)
    {
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OnceKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.SurveyId).Add(key.OnceId);
        trip.Find(wanted, row => Put(
            new OnceKey(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3)), Yes));
    }
}
