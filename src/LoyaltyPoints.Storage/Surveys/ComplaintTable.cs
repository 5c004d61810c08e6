using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>The complaints that a batch records or resolves; changed only under the member's lock.</summary>
internal sealed class ComplaintTable : BatchTable<OwnedId, Complaint>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("complaint_id")];

    private static readonly Column[] Outcome = [Bytes("resolution"), Long("resolved_at")];

    private static readonly Column[] Row =
        [.. Key, .. TouchColumns.All, Long("recorded_at"), Bytes("document"), .. Outcome];

    private static readonly SetStatement Select = SetStatement.Find("complaints", Key, Row);

    private static readonly SetStatement Append = Insert("complaints", [.. Row, Text("code"), Long("opened_at")]);

    private static readonly SetStatement Change = Update("complaints", Key, Outcome);

    private readonly Dictionary<OwnedId, Complaint> appended = [];
    private readonly Dictionary<OwnedId, Complaint> changed = [];

    /// <summary>Stages a complaint that is new, or that was resolved.</summary>
    public void Stage(int tenantId, Complaint complaint)
    {
        var key = new OwnedId(tenantId, complaint.MemberId, complaint.Id);
        if (Find(key) is null || appended.ContainsKey(key)) appended[key] = complaint;
        else changed[key] = complaint;
        Put(key, complaint);
    }

    public static byte[] DocumentOf(ComplaintDocument document) =>
        JsonSerializer.SerializeToUtf8Bytes(document, CoreJson.Default.ComplaintDocument);

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, one) in appended)
        {
            AddKey(rows, key).Add(one.Touch).Add(one.RecordedAt.UnixMilliseconds).Add(DocumentOf(one.Document));
            AddOutcome(rows, one).Add(one.Document.Code).Add(one.Document.OpenedAt.UnixMilliseconds);
        }

        foreach (var (key, one) in changed) AddOutcome(AddKey(changes, key), one);
        trip.Write(rows).WriteAll(changes);
        appended.Clear();
        changed.Clear();
    }

    /// <param name="first">Where member, complaint, touch, recorded_at, document and resolution begin.</param>
    internal static Complaint Read(IRow row, int first)
    {
        var resolution = row.GetBytes(first + 9);
        var outcome = resolution.IsEmpty ? null
            : JsonSerializer.Deserialize(resolution, CoreJson.Default.Resolution);
        return new Complaint(
            row.GetGuid(first + 1), row.GetGuid(first),
            JsonSerializer.Deserialize(row.GetBytes(first + 8), CoreJson.Default.ComplaintDocument)!,
            TouchColumns.Read(row, first + 2), new Instant(row.GetInt64(first + 7)), outcome);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) AddKey(wanted, key);
        trip.Find(wanted, row => Put(
            new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), Read(row, first: 1)));
    }

    private static RowSet AddKey(RowSet rows, OwnedId key) => rows.Add(key.TenantId).Add(key.MemberId).Add(key.Id);

    private static RowSet AddOutcome(RowSet rows, Complaint one) => rows
        .Add(one.Resolution is null ? []
            : JsonSerializer.SerializeToUtf8Bytes(one.Resolution, CoreJson.Default.Resolution))
        .Add((one.Resolution?.ResolvedAt ?? Instant.Never).UnixMilliseconds);
}
