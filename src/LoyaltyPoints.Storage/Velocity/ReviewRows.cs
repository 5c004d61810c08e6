using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>Questions over reviews.</summary>
public static class ReviewRows
{
    private const string SelectOne = $"""
        SELECT {ReviewTable.Columns} FROM reviews
        WHERE tenant_id = @tenant AND member_id = @member AND review_id = @review
        """;

    private const string SelectPage = """
        SELECT member_id, review_id FROM reviews
        WHERE tenant_id = @tenantId AND status >= @leastStatus AND status <= @mostStatus AND kind >= @leastKind
          AND kind <= @mostKind AND review_id > @after
        ORDER BY review_id
        """;

    private const string SelectPageOfMember = """
        SELECT member_id, review_id FROM reviews
        WHERE tenant_id = @tenantId AND member_id = @member AND status >= @leastStatus AND status <= @mostStatus
          AND kind >= @leastKind AND kind <= @mostKind AND review_id > @after
        ORDER BY review_id
        """;

    public static Refusal NotFound => new("review_not_found", "There is no such review.");

    /// <summary>Null where the tenant has no such review.</summary>
    public static Review? Find(Session session, int tenantId, MemberOwnedId id)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(id.MemberId).Bind(id.Id);
        if (!select.Read()) return null;
        var review = ReviewTable.Read(select, first: 0);
        select.Reset();
        return review;
    }

    /// <summary>Oldest first.</summary>
    /// <param name="status">Null: all; like the others.</param>
    /// <param name="after">The last that was shown; empty for the first page.</param>
    public static IReadOnlyList<Review> Page(
        Session session, int tenantId, ReviewStatus? status, ReviewKind? kind, Guid? memberId, Guid after, int limit)
    {
        var parameters = new
        {
            tenantId, leastStatus = (int?)status ?? 0, mostStatus = (int?)status ?? int.MaxValue,
            leastKind = (int?)kind ?? 0, mostKind = (int?)kind ?? int.MaxValue,
            member = StoredId.Of(memberId ?? Guid.Empty), after = StoredId.Of(after), limit,
        };
        var sql = memberId is null ? SelectPage : SelectPageOfMember;
        return
        [
            .. session.Connection.Query<(StoredId Member, StoredId Review)>(session.Dialect.Limited(sql), parameters)
                .Select(row => Find(session, tenantId, new MemberOwnedId(row.Review.Value, row.Member.Value))!),
        ];
    }

    internal static Answer Answer(Review review) => new(
        200, JsonSerializer.SerializeToUtf8Bytes(ReviewAnswer.Of(review), CoreJson.Default.ReviewAnswer));
}
