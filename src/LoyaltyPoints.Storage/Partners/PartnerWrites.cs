using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>Writes over partners, to be run inside a batch that has the tenant's configuration to itself.</summary>
public static class PartnerWrites
{
    private const string Insert = """
        INSERT INTO partners (tenant_id, partner_id, name, revision, definition, created_at, updated_at)
        VALUES (@tenantId, @partner, @name, 1, @json, @now, @now)
        """;

    private const string Update = """
        UPDATE partners SET name = @name, definition = @json, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND partner_id = @partner
        """;

    /// <param name="json">The definition, as it was sent.</param>
    public static PartnerRecord Create(Batch batch, int tenantId, PartnerDefinition definition, byte[] json) =>
        Write(batch, Insert, tenantId, batch.Ids.Next(), definition, json);

    /// <summary>Changes a partner from now on; what it has redeemed keeps the value it was made at.</summary>
    /// <param name="revisions">One of which the partner must have; null: any.</param>
    /// <returns>
    /// Refused with <c>partner_not_found</c>, <c>precondition_failed</c>, or <c>unprocessable</c> for another time zone
    /// or currency, by which its days are settled.
    /// </returns>
    public static (PartnerRecord? Partner, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid partnerId, IReadOnlyList<long>? revisions, PartnerDefinition definition,
        byte[] json)
    {
        if (PartnerRows.Find(batch.Session, tenantId, partnerId) is not { } known)
            return (null, new Refusal("partner_not_found", "There is no such partner."));
        if (revisions?.Contains(known.Revision) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The partner has changed since the version named by If-Match."));
        }

        var before = batch.Catalog(tenantId).Partners[partnerId].Definition;
        var faults = new List<Fault>();
        if (before.TimeZone != definition.TimeZone)
            faults.Add(new Fault("/timeZone", FaultCodes.InvalidValue, $"Must stay {before.TimeZone}."));
        if (before.Currency != definition.Currency)
            faults.Add(new Fault("/currency", FaultCodes.InvalidValue, $"Must stay {before.Currency}."));
        return faults.Count == 0 ? (Write(batch, Update, tenantId, partnerId, definition, json), null)
            : (null, new Refusal("unprocessable", "Days that are settled keep their time zone and currency.", faults));
    }

    private static PartnerRecord Write(
        Batch batch, string sql, int tenantId, Guid partnerId, PartnerDefinition definition, byte[] json)
    {
        var (partner, now) = (StoredId.Of(partnerId), batch.NowOf(tenantId).UnixMilliseconds);
        batch.Session.Connection.Execute(
            sql, new { tenantId, partner, name = definition.Name, json, now }, batch.Session.CurrentTransaction);
        batch.Catalogs.Changed(tenantId);
        return PartnerRows.Find(batch.Session, tenantId, partnerId)!;
    }
}
