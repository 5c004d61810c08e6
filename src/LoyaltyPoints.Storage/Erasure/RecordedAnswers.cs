using System.Text;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Erasure;

/// <summary>
/// Answers that are kept for those who send a request again: what was answered about an erased member is replaced by
/// nothing but the status. They are found by reading them all, page by page, before they are written to.
/// </summary>
public static class RecordedAnswers
{
    private const int PageSize = 500;

    private const string SelectPage = """
        SELECT idempotency_key, body FROM idempotency_keys
        WHERE tenant_id = @tenantId AND idempotency_key > @after ORDER BY idempotency_key
        """;

    private const string Blank = """
        UPDATE idempotency_keys SET body = @body WHERE tenant_id = @tenantId AND idempotency_key = @key
        """;

    /// <summary>The next keys after one whose answers speak of a member, and after which to go on.</summary>
    /// <returns>Null to go on after: there are no more.</returns>
    public static (IReadOnlyList<string> Keys, string? Next) Page(
        Session session, int tenantId, IReadOnlyList<Guid> members, string after)
    {
        var ids = members.Select(static id => Encoding.ASCII.GetBytes(id.ToString("N"))).ToList();
        var page = session.Connection.Query<(string Key, byte[] Body)>(
            session.Dialect.Limited(SelectPage), new { tenantId, after, limit = PageSize }).ToList();
        return (
            [.. page.Where(row => AnswerBody.Read(session, tenantId, row.Body) is var body
                && ids.Exists(id => body.AsSpan().IndexOf(id) >= 0)).Select(static row => row.Key)],
            page.Count < PageSize ? null : page[^1].Key);
    }

    /// <summary>The work that forgets what these keys were answered.</summary>
    public static Work Forgetting(int tenantId, IReadOnlyList<string> keys) => new FunctionWork(tenantId, null, batch =>
    {
        foreach (var key in keys)
        {
            batch.Session.Connection.Execute(
                Blank, new { tenantId, key, body = "{}"u8.ToArray() }, batch.Session.CurrentTransaction);
        }

        return new Answer(204, default);
    });
}
