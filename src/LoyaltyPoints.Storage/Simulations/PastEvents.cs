using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Simulations;

/// <summary>A period, by when things occurred: from an instant on and before another.</summary>
public readonly record struct Period(Instant From, Instant To);

/// <summary>What members bought in a period and brought back, in the order of members.</summary>
/// <remarks>
/// Where an engine keeps purchases by member, a page of members is one range of the key. SQLite keeps them by
/// instant alone and reads them all for each page: an index would cost every purchase, and this is asked seldom.
/// </remarks>
internal static class PastEvents
{
    private const string SelectPurchases = """
        SELECT member_id, purchase_id, recorded_at, document, results FROM purchases
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last
          AND occurred_at >= @from AND occurred_at < @to
        ORDER BY member_id, purchase_id
        """;

    private const string SelectReturns = """
        SELECT member_id, purchase_id, return_id, recorded_at, document, answer FROM purchase_returns
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last
        """;

    /// <summary>
    /// Purchases of members after one and up to another, while they are read: the session serves nothing else
    /// meanwhile.
    /// </summary>
    public static IEnumerable<(Guid Member, PastPurchase Purchase)> Purchases(
        Session session, int tenantId, Guid programId, (Guid After, Guid Last) members, Period period) =>
        Purchases(
            session.Prepared(SelectPurchases).Bind(tenantId).Bind(members.After).Bind(members.Last)
                .Bind(period.From.UnixMilliseconds).Bind(period.To.UnixMilliseconds),
            programId);

    /// <summary>Returns that occurred before the period's end, by member.</summary>
    public static ILookup<Guid, PastReturn> Returns(
        Session session, int tenantId, Guid programId, (Guid After, Guid Last) members, Period period)
    {
        var found = new List<(Guid Member, PastReturn Return)>();
        var select = session.Prepared(SelectReturns).Bind(tenantId).Bind(members.After).Bind(members.Last);
        try
        {
            while (select.Read())
            {
                var (member, purchase, id, recordedAt) =
                    (select.GetGuid(0), select.GetGuid(1), select.GetGuid(2), new Instant(select.GetInt64(3)));
                var request = JsonSerializer.Deserialize(select.GetBytes(4), StorageJson.Default.ReturnRequest)!;
                if (request.OccurredAt >= period.To) continue;
                var real = RecordedUnits.OfReturn(select.GetBytes(5), programId);
                found.Add((member, new PastReturn(
                    id, purchase, request.Piece, request.OccurredAt, recordedAt, real)));
            }
        }
        finally
        {
            select.Reset();
        }

        return found.ToLookup(one => one.Member, one => one.Return);
    }

    private static IEnumerable<(Guid Member, PastPurchase Purchase)> Purchases(Statement select, Guid programId)
    {
        try
        {
            while (select.Read())
            {
                var (member, id, recordedAt) =
                    (select.GetGuid(0), select.GetGuid(1), new Instant(select.GetInt64(2)));
                // An engine may stream: columns are read in their order.
                var order = JsonSerializer.Deserialize(select.GetBytes(3), CoreJson.Default.Order)!;
                if (RecordedUnits.OfPurchase(select.GetBytes(4), programId) is { } real)
                    yield return (member, new PastPurchase(id, order, recordedAt, real));
            }
        }
        finally
        {
            // Also where the caller stops early.
            select.Reset();
        }
    }
}
