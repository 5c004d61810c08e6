using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>A complaint as analytics reads it.</summary>
/// <param name="ResolvedAt"><see cref="Instant.Never"/> while it is open.</param>
public readonly record struct OpenedComplaint(
    Guid MemberId, string Code, Instant OpenedAt, Instant ResolvedAt, string? Store, string? Channel);

/// <summary>Questions over complaints.</summary>
public static class ComplaintRows
{
    private const string SelectOne = """
        SELECT member_id, complaint_id, purchase_id, contact, store, channel, goods, recorded_at, document, resolution
        FROM complaints WHERE tenant_id = @tenant AND member_id = @member AND complaint_id = @complaint
        """;

    private const string SelectOpened = """
        SELECT member_id, code, opened_at, resolved_at, store, channel FROM complaints
        WHERE tenant_id = @tenant AND opened_at >= @from AND opened_at < @to
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

    /// <summary>What was opened in a period, in no order that can be relied on; read as it is asked for.</summary>
    public static IEnumerable<OpenedComplaint> Scan(Session session, int tenantId, Instant from, Instant to)
    {
        var select = session.Prepared(SelectOpened).Bind(tenantId).Bind(from.UnixMilliseconds)
            .Bind(to.UnixMilliseconds);
        while (select.Read())
        {
            yield return new OpenedComplaint(
                select.GetGuid(0), select.GetText(1)!, new Instant(select.GetInt64(2)),
                new Instant(select.GetInt64(3)), select.GetText(4), select.GetText(5));
        }
    }

    internal static Answer Answer(int status, Complaint complaint)
    {
        var answer = ComplaintAnswer.Of(complaint);
        return new Answer(
            status, JsonSerializer.SerializeToUtf8Bytes(answer, CoreJson.Default.ComplaintAnswer),
            status == 201 ? "/v1/complaints/" + answer.Id.Format(PublicId.Complaint) : null);
    }
}
