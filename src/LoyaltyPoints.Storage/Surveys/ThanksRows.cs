using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Questions over thanks.</summary>
public static class ThanksRows
{
    private const string SelectLatest = """
        SELECT MAX(thanked_at) FROM member_thanks
        WHERE tenant_id = @tenant AND member_id = @member AND thanked_at >= @from AND thanked_at < @to
        HAVING COUNT(*) > 0
        """;

    /// <summary>When a member was last thanked in a period; null where nobody has.</summary>
    public static Instant? Latest(Session session, int tenantId, Guid memberId, Instant from, Instant to)
    {
        var select = session.Prepared(SelectLatest).Bind(tenantId).Bind(memberId).Bind(from.UnixMilliseconds)
            .Bind(to.UnixMilliseconds);
        if (!select.Read()) return null;
        var at = new Instant(select.GetInt64(0));
        select.Reset();
        return at;
    }
}
