using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>The invitations that a batch makes, or whose answer it records; changed only under the member's lock.
/// </summary>
internal sealed class InvitationTable : BatchTable<OwnedId, Invitation>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("invitation_id")];

    private static readonly Column[] Answer = [Id("feedback_id"), Long("answered_at")];

    private static readonly Column[] Row =
        [.. Key, Id("survey_id"), .. TouchColumns.All, Long("invited_at"), Long("recorded_at"), .. Answer];

    private static readonly SetStatement Select = SetStatement.Find("survey_invitations", Key, Row);

    private static readonly SetStatement Append = Insert("survey_invitations", Row);

    private static readonly SetStatement Change = Update("survey_invitations", Key, Answer);

    private readonly Dictionary<OwnedId, Invitation> appended = [];
    private readonly Dictionary<OwnedId, Invitation> changed = [];

    /// <summary>Stages an invitation that is new, or that was answered.</summary>
    public void Stage(int tenantId, Invitation invitation)
    {
        var key = new OwnedId(tenantId, invitation.MemberId, invitation.Id);
        if (Find(key) is null || appended.ContainsKey(key)) appended[key] = invitation;
        else changed[key] = invitation;
        Put(key, invitation);
    }

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, one) in appended)
        {
            AddKey(rows, key).Add(one.SurveyId).Add(one.Touch).Add(one.InvitedAt.UnixMilliseconds)
                .Add(one.RecordedAt.UnixMilliseconds).Add(one.FeedbackId).Add(one.AnsweredAt.UnixMilliseconds);
        }

        foreach (var (key, one) in changed)
            AddKey(changes, key).Add(one.FeedbackId).Add(one.AnsweredAt.UnixMilliseconds);
        trip.Write(rows).WriteAll(changes);
        appended.Clear();
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) AddKey(wanted, key);
        trip.Find(wanted, row => Put(
            new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)),
            new Invitation(
                row.GetGuid(2), row.GetGuid(1), row.GetGuid(3), TouchColumns.Read(row, 4),
                new Instant(row.GetInt64(9)), new Instant(row.GetInt64(10)), row.GetGuid(11),
                new Instant(row.GetInt64(12)))));
    }

    private static RowSet AddKey(RowSet rows, OwnedId key) => rows.Add(key.TenantId).Add(key.MemberId).Add(key.Id);
}
