using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;

namespace LoyaltyPoints.Storage.Erasure;

/// <summary>Documents of a member's own words: the words are taken out, and what is counted stays.</summary>
internal static class SpokenRows
{
    private const string SelectFeedback =
        "SELECT feedback_id, document FROM feedback WHERE tenant_id = @tenantId AND member_id = @member";

    private const string UpdateFeedback = """
        UPDATE feedback SET document = @document
        WHERE tenant_id = @tenantId AND member_id = @member AND feedback_id = @id
        """;

    private const string SelectComplaints =
        "SELECT complaint_id, document FROM complaints WHERE tenant_id = @tenantId AND member_id = @member";

    private const string UpdateComplaint = """
        UPDATE complaints SET document = @document
        WHERE tenant_id = @tenantId AND member_id = @member AND complaint_id = @id
        """;

    private const string SelectResolutions =
        "SELECT complaint_id, resolution FROM complaints WHERE tenant_id = @tenantId AND member_id = @member";

    private const string UpdateResolution = """
        UPDATE complaints SET resolution = @document
        WHERE tenant_id = @tenantId AND member_id = @member AND complaint_id = @id
        """;

    private const string SelectActivities =
        "SELECT activity_id, document FROM activities WHERE tenant_id = @tenantId AND member_id = @member";

    private const string UpdateActivity = """
        UPDATE activities SET document = @document
        WHERE tenant_id = @tenantId AND member_id = @member AND activity_id = @id
        """;

    public static void Erase(Session session, int tenantId, Guid memberId)
    {
        var of = (Session: session, TenantId: tenantId, Member: StoredId.Of(memberId));
        Rewrite(of, SelectFeedback, UpdateFeedback, static document => document.Remove("comment"));
        Rewrite(of, SelectComplaints, UpdateComplaint, static document => document.Remove("text"));
        Rewrite(of, SelectResolutions, UpdateResolution, static document => document.Remove("text"));
        Rewrite(of, SelectActivities, UpdateActivity, static document =>
        {
            if (document["attributes"] is not JsonObject { Count: > 0 }) return false;
            document["attributes"] = new JsonObject();
            return true;
        });
    }

    // What is empty says nothing, such as the resolution of an open complaint.
    private static void Rewrite(
        (Session Session, int TenantId, StoredId Member) of, string select, string update,
        Func<JsonObject, bool> changes)
    {
        var (connection, transaction) = (of.Session.Connection, of.Session.CurrentTransaction);
        foreach (var (id, bytes) in connection.Query<(StoredId Id, byte[] Document)>(
            select, new { tenantId = of.TenantId, member = of.Member }, transaction).ToList())
        {
            if (bytes.Length == 0 || JsonNode.Parse(bytes) is not JsonObject document || !changes(document)) continue;
            connection.Execute(
                update,
                new
                {
                    tenantId = of.TenantId, member = of.Member, id,
                    document = JsonSerializer.SerializeToUtf8Bytes(document),
                },
                transaction);
        }
    }
}
