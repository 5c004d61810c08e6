using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Questions over complaints.</summary>
public static class ComplaintRows
{
    private const string SelectOne = """
        SELECT member_id, complaint_id, purchase_id, contact, store, channel, goods, recorded_at, document, resolution
        FROM complaints WHERE tenant_id = @tenant AND member_id = @member AND complaint_id = @complaint
        """;

    private const string SelectMembers = """
        SELECT DISTINCT member_id FROM complaints
        WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    private const string SelectRange = """
        SELECT member_id, code, opened_at, resolved_at, purchase_id, contact, store, channel, goods FROM complaints
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last
          AND opened_at >= @from AND opened_at < @to
        """;

    private const string SelectPage = """
        SELECT member_id, complaint_id FROM complaints
        WHERE tenant_id = @tenantId AND opened_at >= @from AND opened_at < @to
          AND resolved_at >= @earliest AND resolved_at <= @latest
          AND (opened_at > @at OR (opened_at = @at AND complaint_id > @after))
        ORDER BY opened_at, complaint_id
        """;

    public static Refusal NotFound => new("complaint_not_found", "There is no such complaint.");

    /// <summary>Null where the tenant's member has no such complaint.</summary>
    public static ComplaintAnswer? Find(Session session, int tenantId, MemberOwnedId id)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(id.MemberId).Bind(id.Id);
        if (!select.Read()) return null;
        var complaint = ComplaintTable.Read(select, first: 0);
        select.Reset();
        return ComplaintAnswer.Of(complaint);
    }

    /// <summary>What was opened in a period, in the order of when it was.</summary>
    /// <param name="isOpen">True: not resolved; false: resolved; null: either.</param>
    /// <param name="after">The last that was shown: when it was opened, and its id.</param>
    public static IReadOnlyList<ComplaintAnswer> Page(
        Session session, int tenantId, (Instant From, Instant To) period, bool? isOpen, (Instant At, Guid Id) after,
        int limit) =>
    [
        .. session.Connection.Query<(StoredId Member, StoredId Complaint)>(
                session.Dialect.Limited(SelectPage),
                new
                {
                    tenantId, from = period.From.UnixMilliseconds, to = period.To.UnixMilliseconds,
                    earliest = isOpen == true ? Instant.Never.UnixMilliseconds : long.MinValue,
                    latest = isOpen == false ? Instant.Never.UnixMilliseconds - 1 : long.MaxValue,
                    at = after.At.UnixMilliseconds, after = StoredId.Of(after.Id), limit,
                })
            .Select(row => Find(session, tenantId, new MemberOwnedId(row.Complaint.Value, row.Member.Value))!),
    ];

    /// <summary>What the next members have complained of in a period.</summary>
    /// <param name="each">Called for each, by member.</param>
    /// <returns>After whom to go on; null where no more come.</returns>
    public static Guid? Scan(
        Session session, int tenantId, VoiceFilter filter, Guid after, Action<OpenedComplaint> each) =>
        filter.Walk(session, SelectMembers, SelectRange, new MemberRange(tenantId, after, after), row =>
        {
            var touch = TouchColumns.Read(row, 4);
            if (!filter.Passes(touch)) return;
            each(new OpenedComplaint(
                row.GetGuid(0), row.GetText(1)!, new Instant(row.GetInt64(2)), new Instant(row.GetInt64(3)), touch));
        });

    internal static Answer Answer(int status, Complaint complaint)
    {
        var answer = ComplaintAnswer.Of(complaint);
        return new Answer(
            status, JsonSerializer.SerializeToUtf8Bytes(answer, CoreJson.Default.ComplaintAnswer),
            status == 201 ? "/v1/complaints/" + answer.Id.Format(PublicId.Complaint) : null);
    }
}
