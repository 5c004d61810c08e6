using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Facts;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Questions over invitations.</summary>
public static class InvitationRows
{
    private const string SelectMembers = """
        SELECT DISTINCT member_id FROM survey_invitations
        WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    private const string SelectRange = """
        SELECT member_id, survey_id, invited_at, answered_at, purchase_id, contact, store, channel, goods
        FROM survey_invitations
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last
          AND invited_at >= @from AND invited_at < @to
        """;

    /// <summary>What the next members were asked in a period.</summary>
    /// <param name="each">Called for each, by member.</param>
    /// <returns>After whom to go on; null where no more come.</returns>
    public static Guid? Scan(
        Session session, int tenantId, VoiceFilter filter, Guid after, Action<AskedMember> each) =>
        filter.Walk(session, SelectMembers, SelectRange, new MemberRange(tenantId, after, after), row =>
        {
            var surveyId = row.GetGuid(1);
            if (!filter.Surveys.Contains(surveyId)) return;
            var touch = TouchColumns.Read(row, 4);
            if (!filter.Passes(touch)) return;
            each(new AskedMember(
                row.GetGuid(0), surveyId, new Instant(row.GetInt64(2)), new Instant(row.GetInt64(3)), touch));
        });
}
