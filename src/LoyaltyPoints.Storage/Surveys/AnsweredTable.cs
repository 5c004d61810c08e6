using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>What may be answered once.</summary>
internal readonly record struct OnceKey(int TenantId, Guid MemberId, Guid SurveyId, Guid OnceId);

/// <summary>An answer to it.</summary>
internal sealed record OnceRow(Guid FeedbackId);

/// <summary>What was answered that may be once; of two who answer at the same time the key lets one.</summary>
internal sealed class AnsweredTable : BatchTable<OnceKey, OnceRow>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("survey_id"), Id("once_id")];

    private static readonly Column[] Row = [.. Key, Id("feedback_id")];

    private static readonly SetStatement Select = SetStatement.Find("survey_answered", Key, Row);

    private static readonly SetStatement Append = Insert("survey_answered", Row);

    private RowSet staged = new(Append);

    public void Stage(OnceKey key, Guid feedbackId)
    {
        Put(key, new OnceRow(feedbackId));
        AddKey(staged, key).Add(feedbackId);
    }

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OnceKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) AddKey(wanted, key);
        trip.Find(wanted, row => Put(
            new OnceKey(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3)),
            new OnceRow(row.GetGuid(4))));
    }

    private static RowSet AddKey(RowSet rows, OnceKey key) =>
        rows.Add(key.TenantId).Add(key.MemberId).Add(key.SurveyId).Add(key.OnceId);
}
