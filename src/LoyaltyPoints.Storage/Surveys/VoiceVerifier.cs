using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>
/// Proves that invitations and answers name each other, and that what is answered once is. Each question is one
/// statement, which sees one state of the book, so the service may go on writing meanwhile.
/// </summary>
internal static class VoiceVerifier
{
    private const string SelectUnanswered = """
        SELECT f.member_id, f.feedback_id FROM feedback f
        LEFT JOIN survey_invitations i ON i.tenant_id = f.tenant_id AND i.member_id = f.member_id
          AND i.invitation_id = f.invitation_id AND i.survey_id = f.survey_id AND i.feedback_id = f.feedback_id
        WHERE f.tenant_id = @tenantId AND f.invitation_id <> @none AND i.invitation_id IS NULL
        ORDER BY f.member_id, f.feedback_id
        """;

    private const string SelectUnheard = """
        SELECT i.member_id, i.invitation_id FROM survey_invitations i
        LEFT JOIN feedback f ON f.tenant_id = i.tenant_id AND f.member_id = i.member_id
          AND f.feedback_id = i.feedback_id AND f.invitation_id = i.invitation_id
        WHERE i.tenant_id = @tenantId AND i.feedback_id <> @none AND f.feedback_id IS NULL
        ORDER BY i.member_id, i.invitation_id
        """;

    private const string SelectUnwritten = """
        SELECT a.member_id, a.feedback_id FROM survey_answered a
        LEFT JOIN feedback f ON f.tenant_id = a.tenant_id AND f.member_id = a.member_id
          AND f.feedback_id = a.feedback_id AND f.survey_id = a.survey_id
        WHERE a.tenant_id = @tenantId AND f.feedback_id IS NULL
        ORDER BY a.member_id, a.feedback_id
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId)
    {
        var parameters = new { tenantId, none = StoredId.Of(Guid.Empty) };
        return
        [
            .. session.Connection.Query<(StoredId Member, StoredId Feedback)>(SelectUnanswered, parameters)
                .Select(row => Finding(
                    tenantId, row.Member.Value,
                    $"Feedback {row.Feedback.Value:N} answers an invitation that does not know of it.")),
            .. session.Connection.Query<(StoredId Member, StoredId Invitation)>(SelectUnheard, parameters)
                .Select(row => Finding(
                    tenantId, row.Member.Value,
                    $"Invitation {row.Invitation.Value:N} was answered by feedback that does not know of it.")),
            .. session.Connection.Query<(StoredId Member, StoredId Feedback)>(SelectUnwritten, parameters)
                .Select(row => Finding(
                    tenantId, row.Member.Value,
                    $"Feedback {row.Feedback.Value:N} counts as the one answer, and is not there.")),
        ];
    }

    private static BookFinding Finding(int tenantId, Guid memberId, string detail) =>
        new(tenantId, memberId, Guid.Empty, new LedgerFinding(0, null, detail));
}
