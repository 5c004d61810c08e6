using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Activities;

/// <summary>An activity as it is stored.</summary>
/// <param name="ExternalId">Null where the service itself made it.</param>
/// <param name="Document">What was posted, UTF-8 JSON; equal activities have equal bytes.</param>
/// <param name="Results">What was answered as <c>results</c>, UTF-8 JSON.</param>
public sealed record ActivityRow(
    Guid Id, Guid MemberId, string Type, string? ExternalId, Instant OccurredAt, Instant RecordedAt, byte[] Document,
    byte[] Results)
{
    private const string Select = """
        SELECT type, external_id, occurred_at, recorded_at, document, results FROM activities
        WHERE tenant_id = @tenant AND member_id = @member AND activity_id = @activity
        """;

    /// <summary>Null where the tenant's member has no such activity.</summary>
    public static ActivityRow? Find(Session session, int tenantId, Guid memberId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId).Bind(id);
        if (!select.Read()) return null;
        var row = new ActivityRow(
            id, memberId, select.GetText(0)!, select.GetText(1), new Instant(select.GetInt64(2)),
            new Instant(select.GetInt64(3)), select.GetBytes(4).ToArray(), select.GetBytes(5).ToArray());
        select.Reset();
        return row;
    }

    public static byte[] DocumentOf(ActivityDocument document) =>
        JsonSerializer.SerializeToUtf8Bytes(document, CoreJson.Default.ActivityDocument);

    public static byte[] ResultsOf(IReadOnlyList<ActivityResult> results) =>
        JsonSerializer.SerializeToUtf8Bytes(results, CoreJson.Default.IReadOnlyListActivityResult);

    /// <summary>What a birthday or an anniversary has brought, as the activity it is.</summary>
    internal static ActivityRow Of(Occasion occasion, Account after, Instant now)
    {
        var activity = occasion.Activity;
        var result = new ActivityResult
        {
            ProgramId = after.ProgramId,
            ProgramVersion = occasion.ProgramVersion,
            Units = occasion.Earned.Units,
            ExpiresAt = occasion.ExpiresAt,
            Balance = after.BalanceAt(now),
            Explanation = occasion.Earned.Explanation,
        };
        return new ActivityRow(
            occasion.Id, after.MemberId, activity.Type, null, activity.OccurredAt, now,
            DocumentOf(new ActivityDocument(null, activity.Type, activity.OccurredAt, activity.Attributes)),
            ResultsOf([result]));
    }

    /// <summary>What a caller is answered, now and at every replay.</summary>
    public Answer Answer(int status)
    {
        var id = new MemberOwnedId(Id, MemberId);
        var document = JsonSerializer.Deserialize(Document, CoreJson.Default.ActivityDocument)!;
        var results = JsonSerializer.Deserialize(Results, CoreJson.Default.IReadOnlyListActivityResult)!;
        var answer = new ActivityAnswer(
            id, MemberId, document.Source, ExternalId, Type, OccurredAt, RecordedAt, document.Attributes, results);
        return new Answer(
            status, JsonSerializer.SerializeToUtf8Bytes(answer, CoreJson.Default.ActivityAnswer),
            status == 201 ? "/v1/activities/" + id.Format(PublicId.Activity) : null);
    }
}
