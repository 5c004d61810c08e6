using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>An invitation as analytics reads it.</summary>
/// <param name="AnsweredAt"><see cref="Instant.Never"/> where it was not answered.</param>
public readonly record struct AskedMember(Guid MemberId, Instant At, Instant AnsweredAt, TouchPoint Touch);

/// <summary>Questions over invitations.</summary>
public static class InvitationRows
{
    private const string SelectOfSurvey = """
        SELECT member_id, invited_at, answered_at, purchase_id, contact, store, channel, goods FROM survey_invitations
        WHERE tenant_id = @tenant AND survey_id = @survey AND invited_at >= @from AND invited_at < @to
        """;

    /// <summary>Who was asked in a period, in no order that can be relied on; read as it is asked for.</summary>
    public static IEnumerable<AskedMember> Scan(
        Session session, int tenantId, Guid surveyId, Instant from, Instant to)
    {
        var select = session.Prepared(SelectOfSurvey).Bind(tenantId).Bind(surveyId).Bind(from.UnixMilliseconds)
            .Bind(to.UnixMilliseconds);
        while (select.Read())
        {
            yield return new AskedMember(
                select.GetGuid(0), new Instant(select.GetInt64(1)), new Instant(select.GetInt64(2)),
                TouchColumns.Read(select, 3));
        }
    }
}
